/** The warning for a delegatecall: another contract's code runs as the account itself. */

import { reviewCalls as t } from '../../locales/en/approvals/review/calls.ts';
import type { AccountName } from '../../locales/en/approvals/review/parts.ts';
import type { Warning } from '../../messaging/approval.ts';

/** @param name of the account */
export const delegatecallWarning = (name: AccountName): Warning => ({
  rule: 'foreign-code',
  severity: 'danger',
  title: t.foreignCode,
  text: t.foreignCodeText(name),
  tick: t.foreignCodeTick,
});
