/** All characters of the identity in the user's order: which are open, what opens the others, and actions to change them. */
import { useState } from 'preact/hooks';
import { characters as t } from '../../../../locales/en/ui/pages/settings/characters.tsx';
import type { CharacterSummary, UnlockedSnapshot } from '../../../../messaging/snapshot.ts';
import { Button } from '../../../components/button.tsx';
import { Plus } from '../../../components/icon.tsx';
import { Mask } from '../../../components/mask.tsx';
import type { MenuItem } from '../../../components/menu.tsx';
import type { FirstStep } from '../../../first-steps/first-steps.ts';
import { StepsPlace } from '../../../first-steps/steps-place.tsx';
import { goTo } from '../../../location.ts';
import { openWalletWindow } from '../../../open-page.ts';
import { useAct, useCommand } from '../../../wallet.tsx';
import { Problem } from '../frame.tsx';
import { type Detail, ListDetail } from '../list-detail.tsx';
import { CheckNote } from '../recovery/check-note.tsx';
import { chosenOf, settingsPath } from '../settings-routes.ts';
import { CharacterDetail } from './character-detail.tsx';
import { type CharacterActs, characterItems } from './character-items.ts';
import { CharacterRow } from './character-row.tsx';
import { DeleteCharacter } from './delete-character.tsx';
import { moveBy } from './move-in-list.ts';

function goToStep(step: FirstStep['id']): void {
  if (step === 'funds') void openWalletWindow('receive');
  else goTo(settingsPath(step === 'site' ? 'sites' : 'login-methods/add'));
}

/** `rest`: *of/ID* is one of them with its details. */
export function CharactersPage({ snapshot, rest }: { snapshot: UnlockedSnapshot; rest: string }) {
  const { characters, active, stepUp } = snapshot;
  const command = useCommand();
  const { busy, problem, run } = useAct();
  const [deleting, setDeleting] = useState<CharacterSummary | null>(null);
  const [dragged, setDragged] = useState<string | null>(null);
  const ids = characters.map(({ id }) => id);
  const order = (characterIds: string[]) => run(() => command('order-characters', { characterIds }));

  function drop(onto: string) {
    const from = dragged === null ? -1 : ids.indexOf(dragged);
    setDragged(null);
    if (dragged !== null && from >= 0 && dragged !== onto) order(moveBy(ids, dragged, ids.indexOf(onto) - from));
  }

  const actsOf = (character: CharacterSummary): CharacterActs => ({
    acts: character.id === active?.id,
    first: character === characters[0],
    last: character === characters.at(-1),
    onAct: () => run(() => command('set-active', { characterId: character.id })),
    onMove: (steps) => order(moveBy(ids, character.id, steps)),
    onDelete: characters.length > 1 ? () => setDeleting(character) : null,
  });
  const detailOf = (character: CharacterSummary, items: MenuItem[]): Detail => ({
    id: character.id,
    name: character.name,
    mark: <Mask shape={character.look.mask} size={36} closed={character.state === 'closed'} />,
    ...(character.state === 'closed' ? {} : { look: character.look }),
    body: <CharacterDetail snapshot={snapshot} character={character} items={items} />,
  });
  const named = (wanted: string | null | undefined) => characters.find(({ id }) => id === wanted) ?? null;
  const [chosen, acting] = [named(chosenOf(rest)), named(active?.id)];

  return (
    <ListDetail
      title={t.title}
      lede={t.lede}
      testid="characters"
      route="characters"
      list={
        <>
          <StepsPlace snapshot={snapshot} onStep={goToStep} />
          <section>
            <ul class="rows">
              {characters.map((character) => (
                <CharacterRow
                  key={character.id}
                  {...actsOf(character)}
                  character={character}
                  stepUp={stepUp}
                  isChosen={character === chosen}
                  onStepDown={() => run(() => command('step-down', {}))}
                  onDrag={() => setDragged(character.id)}
                  onDrop={() => drop(character.id)}
                />
              ))}
            </ul>
            <Problem text={problem} />
            <div class="after-rows">
              <Button
                weight="primary"
                icon={Plus}
                testid="new-character"
                busy={busy}
                onClick={() => goTo(settingsPath('characters/new'))}
              >
                {t.newCharacter}
              </Button>
            </div>
          </section>
          <CheckNote snapshot={snapshot} />
        </>
      }
      detail={chosen && detailOf(chosen, characterItems(chosen, actsOf(chosen)))}
      resting={acting && detailOf(acting, [])}
    >
      {deleting !== null && (
        <DeleteCharacter snapshot={snapshot} character={deleting} onClose={() => setDeleting(null)} />
      )}
    </ListDetail>
  );
}
