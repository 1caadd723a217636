/** The warning for a delegatecall: another contract's code runs as the account itself. */

import { reviewCalls as t } from '../../locales/en/approvals/review/calls.ts';
import type { Warning } from '../../messaging/approval.ts';

/** @param name of the account */
export const delegatecallWarning = (name: string): Warning => ({
  rule: 'foreign-code',
  severity: 'danger',
  title: t.foreignCode,
  text: t.foreignCodeText(name),
  tick: t.foreignCodeTick,
});
