/** Radio buttons for the levels, each with a sentence that says what it opens. */
import { useId } from 'preact/hooks';
import { common as t } from '../../../locales/en/ui/pages/settings/common.tsx';
import type { UnlockedSnapshot } from '../../../messaging/snapshot.ts';
import { Tag } from '../../components/row.tsx';
import { levelSentence } from './level-sentence.ts';

export function LevelRadio(props: {
  snapshot: Pick<UnlockedSnapshot, 'levels' | 'characters'>;
  value: string;
  onChange: (levelId: string) => void;
  /** By default *Level*. */
  legend?: string;
}) {
  const name = useId();
  return (
    <fieldset class="bare">
      <legend class="label strong-label">{props.legend ?? t.level}</legend>
      <div class="rows">
        {props.snapshot.levels.map((level) => (
          <label class="row" key={level.id} data-testid="level-option" data-level-name={level.name}>
            <input
              type="radio"
              class="dot"
              name={name}
              checked={level.id === props.value}
              onChange={() => props.onChange(level.id)}
            />
            <span class="grow">
              <span class="t">
                {level.name}
                {level.manages && <Tag>{t.managesIdentity}</Tag>}
              </span>
              <span class="d">{levelSentence(level, props.snapshot.characters)}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
