/** The words of the reminder to check a recovery key, for the settings and the popup. */

import { methods } from '../../../locales/en/ui/methods.ts';
import type { MethodView } from '../../../messaging/snapshot.ts';
import { toDate } from '../../words/day.ts';
import { checkStanding } from './recovery-check.ts';

export interface CheckWords {
  severity: 'note' | 'caution';
  title: string;
  text: string;
}

/** @param now ms since 1970 */
export function checkWords(method: MethodView, now: number): CheckWords {
  const isNamed = method.name !== methods.kinds['recovery-key'].name;
  const title = isNamed
    ? `Do you still have the recovery key “${method.name}”?`
    : 'Do you still have your recovery key?';
  const checkedAt = method.checkedAt ?? null;
  if (checkStanding(method, now) === 'old')
    return {
      severity: 'caution',
      title,
      text:
        checkedAt === null
          ? 'It has never been checked. If it is gone and your login methods fail, nothing opens your identity.'
          : `It was last checked on ${toDate(checkedAt, now)}. If it is gone and your login methods fail, nothing opens your identity.`,
    };
  return {
    severity: 'note',
    title,
    text:
      checkedAt === null
        ? 'Take a minute to check that the sheet is in its place and can be read.'
        : `It was last checked on ${toDate(checkedAt, now)}. Take a minute to check that the sheet is still there.`,
  };
}
