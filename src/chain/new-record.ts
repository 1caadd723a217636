/** The record of a transaction that was just signed. */
import type { SentTransaction } from './sent.ts';
import type { NewSent } from './tracker-type.ts';

export const toRecord = (sent: NewSent, at: number): SentTransaction => ({
  ...sent,
  at,
  status: 'signed',
  block: null,
  feePaid: null,
  reason: null,
  replacedBy: null,
  reorganised: false,
  resend: true,
  settled: false,
  checkedAt: null,
  missedChecks: 0,
});
