/** Creates or changes a level. Needs a proof. */
import { useState } from 'preact/hooks';
import { levels as t } from '../../../../locales/en/ui/pages/settings/levels.tsx';
import type { Limit } from '../../../../messaging/level.ts';
import type { Why } from '../../../../messaging/security.ts';
import type { LevelView, UnlockedSnapshot } from '../../../../messaging/snapshot.ts';
import { CheckBox, Field } from '../../../components/field.tsx';
import { lookAttributes } from '../../../components/look-attributes.ts';
import { Mask } from '../../../components/mask.tsx';
import { MANAGING } from '../../../methods/proving-methods.ts';
import { twoForLevels } from '../../../methods/second-manager.ts';
import { useCommand } from '../../../wallet.tsx';
import { losesAt } from '../../../words/level-loss.ts';
import { ActionDialog } from '../action-dialog.tsx';
import { ExposureCheckBox } from '../exposure-checkbox.tsx';
import { LONGEST_NAME } from '../name-dialog.tsx';
import { useChange } from '../use-change.ts';
import { RightSelect } from './right-select.tsx';

/** `level`: `null` makes a new one. */
export function LevelForm(props: { snapshot: UnlockedSnapshot; level: LevelView | null; onClose: () => void }) {
  const { snapshot, level, onClose } = props;
  const command = useCommand();
  const { busy, problem, run } = useChange();
  const [name, setName] = useState(level?.name ?? '');
  const [manages, setManages] = useState(level?.manages ?? false);
  const [characterIds, setCharacterIds] = useState<string[]>(level?.characterIds ?? []);
  const [limits, setLimits] = useState<Record<string, Limit>>(level?.limits ?? {});
  const [why, setWhy] = useState<Why>('not-lost');
  // Users of this level may have kept what they saw of a character that the level loses.
  const loses = level !== null && level.methodIds.length > 0 && losesAt([level], { manages, characterIds, limits });
  const trimmed = name.trim();
  const twin = snapshot.levels.some((other) => other.id !== level?.id && other.name === trimmed);

  async function save() {
    if (trimmed === '' || twin || busy) return;
    const wish = { name: trimmed, manages, characterIds, limits };
    const done = await run(
      level === null ? t.createNamed(trimmed) : t.changeNamed(level.name),
      (proof) =>
        level === null
          ? command('new-level', { ...wish, proof })
          : command('change-level', { ...wish, levelId: level.id, why: loses ? why : 'not-lost', proof }),
      level === null ? t.created(trimmed) : t.saved(trimmed),
      // Login methods that lose the right to manage cannot hand out the new keys.
      level?.manages === true && !manages ? { ...MANAGING, except: level.methodIds } : MANAGING,
      twoForLevels(snapshot),
    );
    if (done) onClose();
  }

  return (
    <ActionDialog
      title={level === null ? t.newLevel : t.changeLevel(level.name)}
      roomy
      onClose={onClose}
      action={level === null ? t.createLevel : t.save}
      weight="primary"
      busy={busy}
      disabled={trimmed === '' || twin}
      onAction={save}
      actionTestid="save-level"
      problem={problem}
    >
      <Field
        label={t.name}
        value={name}
        onValue={setName}
        maxLength={LONGEST_NAME}
        placeholder={t.nameExample}
        problem={twin ? t.nameTaken : null}
        focused
        onEnter={save}
        testid="level-name"
      />
      <fieldset class="bare">
        <legend class="label strong-label">{t.opens}</legend>
        <div class="rows">
          {snapshot.characters.map((character) => (
            <div key={character.id} class="level-opens" {...lookAttributes(character.look)}>
              <CheckBox
                class="row"
                checked={manages || characterIds.includes(character.id)}
                disabled={manages}
                onChange={(on) =>
                  setCharacterIds(
                    on ? [...characterIds, character.id] : characterIds.filter((id) => id !== character.id),
                  )
                }
              >
                <Mask shape={character.look.mask} size={24} closed={!manages && !characterIds.includes(character.id)} />
                <span class="grow t clip">{character.name}</span>
              </CheckBox>
              {!manages && characterIds.includes(character.id) && (
                <RightSelect
                  character={character}
                  limit={limits[character.id] ?? null}
                  onLimit={(limit) => {
                    const { [character.id]: _before, ...rest } = limits;
                    setLimits(limit === null ? rest : { ...rest, [character.id]: limit });
                  }}
                />
              )}
            </div>
          ))}
        </div>
        {!manages && characterIds.length > 0 && (
          <div class="small stack" data-testid="rights-explained">
            <p>{t.everythingHelp()}</p>
            <p>{t.useHelp()}</p>
            <p>{t.viewHelp()}</p>
          </div>
        )}
      </fieldset>
      <CheckBox checked={manages} onChange={setManages} testid="level-manages">
        <span>
          <span class="t">{t.canManage}</span>
          <span class="small block">{t.canManageHelp}</span>
        </span>
      </CheckBox>
      {loses && <ExposureCheckBox why={why} onWhy={setWhy} />}
    </ActionDialog>
  );
}
