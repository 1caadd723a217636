/** The matrix of levels and characters: which login opens which characters. Each change is confirmed separately. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { levels as t } from '../../../../locales/en/ui/pages/settings/levels.tsx';
import type { CharacterSummary, LevelView, UnlockedSnapshot } from '../../../../messaging/snapshot.ts';
import { Button } from '../../../components/button.tsx';
import { Plus } from '../../../components/icon.tsx';
import { lookAttributes } from '../../../components/look-attributes.ts';
import type { MenuItem } from '../../../components/menu.tsx';
import { Ribbon } from '../../../components/ribbon.tsx';
import { WarningBox } from '../../../components/warning.tsx';
import { twoForLevels } from '../../../methods/second-manager.ts';
import { useCommand } from '../../../wallet.tsx';
import { Problem } from '../frame.tsx';
import { type Detail, ListDetail, useWide } from '../list-detail.tsx';
import { chosenOf } from '../settings-routes.ts';
import { useChange } from '../use-change.ts';
import { CloseCharacter } from './close-character.tsx';
import { LevelDetail } from './level-detail.tsx';
import { LevelForm } from './level-form.tsx';
import { levelItems } from './level-items.ts';
import { LevelRow } from './level-row.tsx';
import { RemoveLevel } from './remove-level.tsx';

/** The table needs more room than a list: only from this width on, and with so few columns, details stand beside it before a row is chosen. */
const ROOM_FOR_BOTH = '(min-width: 1600px)';
const MOST_COLUMNS = 5;

type Open =
  | { kind: 'new' }
  | { kind: 'change' | 'remove'; level: LevelView }
  | { kind: 'close'; level: LevelView; character: CharacterSummary };

/** `rest`: *of/ID* is one of them with its details. */
export function LevelsPage({ snapshot, rest }: { snapshot: UnlockedSnapshot; rest: string }) {
  const { levels, characters } = snapshot;
  const command = useCommand();
  const { problem, run } = useChange();
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);

  function toggle(level: LevelView, character: CharacterSummary) {
    const opens = level.characterIds.includes(character.id);
    if (opens && level.methodIds.length > 0) {
      setOpen({ kind: 'close', level, character });
      return;
    }
    const characterIds = opens
      ? level.characterIds.filter((id) => id !== character.id)
      : [...level.characterIds, character.id];
    const { id: levelId, name, manages, limits = {} } = level;
    run(
      opens ? t.closeTo(character.name, name) : t.addTo(character.name, name),
      (proof) => command('change-level', { levelId, name, manages, characterIds, limits, why: 'not-lost', proof }),
      opens ? t.noLongerOpens(name, character.name) : t.nowOpens(name, character.name),
      undefined,
      twoForLevels(snapshot),
    );
  }

  const itemsOf = (level: LevelView) => levelItems(snapshot, level, (kind) => setOpen({ kind, level }));
  const detailOf = (level: LevelView, items: readonly MenuItem[]): Detail => ({
    id: level.id,
    name: level.name,
    body: <LevelDetail snapshot={snapshot} level={level} items={items} />,
  });
  const chosen = levels.find(({ id }) => id === chosenOf(rest)) ?? null;
  const hasRoom = useWide(ROOM_FOR_BOTH) && characters.length <= MOST_COLUMNS;
  // The level of this login, as the devices rest on this computer.
  const own = levels.find(({ id }) => id === snapshot.login.levelId);

  return (
    <ListDetail
      title={t.title}
      lede={t.lede}
      route="levels"
      list={
        <>
          <section>
            <Matrix characters={characters}>
              {levels.map((level) => (
                <LevelRow
                  key={level.id}
                  level={level}
                  snapshot={snapshot}
                  items={itemsOf(level)}
                  isChosen={level === chosen}
                  onToggle={(character) => toggle(level, character)}
                />
              ))}
            </Matrix>
            <Problem text={problem} />
            <div class="after-rows">
              <Button icon={Plus} onClick={() => setOpen({ kind: 'new' })} testid="new-level">
                {t.newLevel}
              </Button>
            </div>
          </section>
          <section class="narrow">
            <WarningBox severity="note" title={t.removingRotates} rule="rotates">
              <p>{t.rotatingTakesTime}</p>
            </WarningBox>
          </section>
        </>
      }
      detail={chosen && detailOf(chosen, itemsOf(chosen))}
      resting={hasRoom && own !== undefined ? detailOf(own, []) : null}
    >
      {open?.kind === 'new' && <LevelForm snapshot={snapshot} level={null} onClose={close} />}
      {open?.kind === 'change' && <LevelForm snapshot={snapshot} level={open.level} onClose={close} />}
      {open?.kind === 'close' && (
        <CloseCharacter level={open.level} character={open.character} waits={twoForLevels(snapshot)} onClose={close} />
      )}
      {open?.kind === 'remove' && <RemoveLevel level={open.level} waits={twoForLevels(snapshot)} onClose={close} />}
    </ListDetail>
  );
}

/** The head of the table and its rows, in a place of their own that scrolls to the side. */
const Matrix = ({ characters, children }: { characters: readonly CharacterSummary[]; children: ComponentChildren }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
  <section class="matrix-place" tabIndex={0} aria-label={t.matrixLabel}>
    <table class="matrix" data-testid="levels">
      <thead>
        <tr>
          <th scope="col">
            <span class="label head-label">{t.whenLoggingIn}</span>
          </th>
          {characters.map((character) => (
            <th key={character.id} scope="col" {...lookAttributes(character.look)}>
              <div class="column-head">
                <Ribbon />
                <div class="head">
                  <span>{character.name}</span>
                </div>
              </div>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  </section>
);
