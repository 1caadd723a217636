/** The words of the reminder to check a recovery key, for the settings and the popup. */

import { recoveryReminder as t } from '../../../locales/en/ui/methods/recovery-key/reminder.ts';
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
  const title = isNamed ? t.haveNamed(method.name) : t.have;
  const checkedAt = method.checkedAt ?? null;
  if (checkStanding(method, now) === 'old')
    return {
      severity: 'caution',
      title,
      text: checkedAt === null ? t.neverCheckedOld : t.checkedOld(toDate(checkedAt, now)),
    };
  return {
    severity: 'note',
    title,
    text: checkedAt === null ? t.neverChecked : t.checked(toDate(checkedAt, now)),
  };
}
