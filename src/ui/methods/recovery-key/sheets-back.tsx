/** One group of each sheet of a new recovery key, typed back from the paper. */

import { recoveryKey as t } from '../../../locales/en/ui/methods/recovery-key.ts';
import type { NewSheet } from '../../../messaging/recovery.ts';
import { Field } from '../../components/field.tsx';
import { Check, Icon } from '../../components/icon.tsx';
import type { TypedGroups } from './groups-back.tsx';
import { GROUP_LENGTH, isSameGroup, toKeyCharacters } from './recovery-key-text.ts';

const isRight = ({ groups, ask }: NewSheet, typed: string | undefined): boolean =>
  isSameGroup(typed ?? '', groups[ask - 1] ?? '');

/** `typed` by the number of the sheet (from 1). */
export const sheetsAreRight = (sheets: readonly NewSheet[], typed: TypedGroups): boolean =>
  sheets.every((sheet, at) => isRight(sheet, typed[at + 1]));

export const SheetsBack = (props: {
  sheets: readonly NewSheet[];
  typed: TypedGroups;
  onTyped: (typed: TypedGroups) => void;
  disabled?: boolean | undefined;
  onEnter?: (() => void) | undefined;
}) => (
  <div class="groups-back">
    {props.sheets.map((sheet, at) => {
      const typed = props.typed[at + 1] ?? '';
      const right = isRight(sheet, typed);
      return (
        <div key={at} class={right ? 'group-back is-right' : 'group-back'}>
          <Field
            label={t.sheetAndGroup(at + 1, sheet.ask)}
            value={typed}
            onValue={(text) => props.onTyped({ ...props.typed, [at + 1]: text.toUpperCase() })}
            problem={toKeyCharacters(typed).length >= GROUP_LENGTH && !right ? t.sheetDiffers : null}
            help={sheet.holder}
            mono
            focused={at === 0}
            disabled={props.disabled}
            onEnter={props.onEnter}
            after={right && <Icon node={Check} size={18} />}
            testid={`sheet-confirm-${at + 1}-${sheet.ask}`}
          />
        </div>
      );
    })}
  </div>
);
