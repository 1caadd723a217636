/** Two groups of a new recovery key, typed back from the paper. */

import { recoveryKey as t } from '../../../locales/en/ui/methods/recovery-key.ts';
import { Field } from '../../components/field.tsx';
import { Check, Icon } from '../../components/icon.tsx';
import { GROUP_LENGTH, isSameGroup, toKeyCharacters } from './recovery-key-text.ts';

/** What was typed, by the number of the group (1 to 8). */
export type TypedGroups = Record<number, string>;

interface AskedKey {
  recoveryKey: readonly string[];
  ask: readonly number[];
}

const isRight = (key: AskedKey, typed: TypedGroups, group: number): boolean =>
  isSameGroup(typed[group] ?? '', key.recoveryKey[group - 1] as string);

export const areRight = (key: AskedKey, typed: TypedGroups): boolean =>
  key.ask.length > 0 && key.ask.every((group) => isRight(key, typed, group));

/** The groups as the worker takes them. */
export const toAnswer = ({ ask }: AskedKey, typed: TypedGroups): TypedGroups =>
  Object.fromEntries(ask.map((group) => [group, toKeyCharacters(typed[group] ?? '')]));

export function GroupsBack(props: {
  of: AskedKey;
  typed: TypedGroups;
  onTyped: (typed: TypedGroups) => void;
  disabled?: boolean | undefined;
  onEnter?: (() => void) | undefined;
}) {
  const { of, typed, onTyped } = props;
  const wrong = (group: number) =>
    toKeyCharacters(typed[group] ?? '').length >= GROUP_LENGTH && !isRight(of, typed, group)
      ? t.groupDiffers(group)
      : null;
  return (
    <div class="groups-back">
      {of.ask.map((group, at) => (
        <div key={group} class={isRight(of, typed, group) ? 'group-back is-right' : 'group-back'}>
          <Field
            label={t.group(group)}
            value={typed[group] ?? ''}
            onValue={(text) => onTyped({ ...typed, [group]: text.toUpperCase() })}
            problem={wrong(group)}
            mono
            focused={at === 0}
            disabled={props.disabled}
            onEnter={props.onEnter}
            after={isRight(of, typed, group) && <Icon node={Check} size={18} />}
            testid={`recovery-key-confirm-${group}`}
          />
        </div>
      ))}
    </div>
  );
}
