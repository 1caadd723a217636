/** The form of a character: its name and look and, for a new character, its first account and the levels that open it. */
import { useState } from 'preact/hooks';
import { names } from '../../../../locales/en/messaging/names.ts';
import { characters as t } from '../../../../locales/en/ui/pages/settings/characters.tsx';
import type { Look } from '../../../../messaging/look.ts';
import type { CharacterSummary, UnlockedSnapshot } from '../../../../messaging/snapshot.ts';
import { Button } from '../../../components/button.tsx';
import { CheckBox, Field } from '../../../components/field.tsx';
import { Problem } from '../frame.tsx';
import { LONGEST_NAME } from '../name-dialog.tsx';
import { CharacterPreview } from './character-preview.tsx';
import { LookPicker } from './look-picker.tsx';
import { suggestLook } from './suggest-look.ts';

export interface CharacterWish {
  name: string;
  look: Look;
  /** Ids of the levels that open it, without those that open every character. */
  levelIds: string[];
  firstAccountName: string;
}

export function CharacterForm(props: {
  snapshot: UnlockedSnapshot;
  /** `null` creates a new one. */
  character: CharacterSummary | null;
  busy: boolean;
  problem: string | null;
  onSave: (wish: CharacterWish) => void;
  onBack: () => void;
}) {
  const { snapshot, character, busy } = props;
  const taken = snapshot.characters.filter(({ id }) => id !== character?.id).map(({ look }) => look);
  const [name, setName] = useState(character?.name ?? '');
  const [look, setLook] = useState(() => character?.look ?? suggestLook(taken, Math.random));
  const [firstAccountName, setFirstAccountName] = useState(names.firstAccount);
  const [levelIds, setLevelIds] = useState<string[]>([snapshot.login.levelId]);
  const [tried, setTried] = useState(false);
  const trimmed = name.trim();
  const twin = snapshot.characters.some((other) => other.id !== character?.id && other.name === trimmed);
  const wrong = trimmed === '' ? t.noName : twin ? t.nameTaken : null;

  function save() {
    setTried(true);
    if (wrong !== null || busy) return;
    props.onSave({
      name: trimmed,
      look,
      levelIds: levelIds.filter((id) => snapshot.levels.some((level) => level.id === id && !level.manages)),
      firstAccountName: firstAccountName.trim() || names.firstAccount,
    });
  }

  return (
    <div class="character-form">
      <div class="stack form-main">
        <Field
          label={t.name}
          value={name}
          onValue={setName}
          maxLength={LONGEST_NAME}
          placeholder={t.nameExample}
          problem={tried || twin ? wrong : null}
          focused={character === null}
          onEnter={save}
          testid="character-name"
        />
        {character === null && (
          <>
            <Field
              label={t.firstAccount}
              value={firstAccountName}
              onValue={setFirstAccountName}
              maxLength={LONGEST_NAME}
              onEnter={save}
            />
            <LevelChoice snapshot={snapshot} levelIds={levelIds} onLevelIds={setLevelIds} />
          </>
        )}
        <LookPicker look={look} taken={taken} onLook={setLook} />
        <Problem text={props.problem} />
        <div class="acts-row at-foot">
          <Button weight="primary" busy={busy} onClick={save} testid="save-character">
            {character === null ? t.createCharacter : t.save}
          </Button>
          <Button weight="quiet" onClick={props.onBack}>
            {t.back}
          </Button>
        </div>
      </div>
      <CharacterPreview name={trimmed === '' ? t.name : trimmed} look={look} />
    </div>
  );
}

function LevelChoice(props: {
  snapshot: UnlockedSnapshot;
  levelIds: readonly string[];
  onLevelIds: (ids: string[]) => void;
}) {
  const { levelIds, onLevelIds } = props;
  return (
    <fieldset class="bare">
      <legend class="label strong-label">{t.levelsThatOpenIt}</legend>
      <div class="rows">
        {props.snapshot.levels.map((level) => (
          <CheckBox
            key={level.id}
            class="row"
            testid="level-option"
            checked={level.manages || levelIds.includes(level.id)}
            disabled={level.manages}
            onChange={(on) => onLevelIds(on ? [...levelIds, level.id] : levelIds.filter((id) => id !== level.id))}
          >
            <span class="grow">
              <span class="t">{level.name}</span>
              {level.manages && <span class="d">{t.opensEvery}</span>}
            </span>
          </CheckBox>
        ))}
      </div>
    </fieldset>
  );
}
