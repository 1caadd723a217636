/** Reduces an answered record to what a resend needs. A page can cause any number of refusals without a person, so of a refusal only the key and the outcome stay. */
import type { Review } from '../messaging/approval.ts';
import type { ApprovalRecord, Outcome, Payload } from './record.ts';

const EMPTY_PAYLOAD: Payload = { kind: 'connect' };
const EMPTY_REVIEW: Review = {
  sentence: [],
  warnings: [],
  rows: [],
  body: { kind: 'network', act: 'switch' },
  raw: '',
  verb: '',
  refused: true,
};

/** @param now ms since 1970 */
export const pruneAnswered = (record: ApprovalRecord, outcome: Outcome, now: number): ApprovalRecord => ({
  ...record,
  ...(outcome.kind === 'error' ? { payload: EMPTY_PAYLOAD, edits: {} } : {}),
  review: EMPTY_REVIEW,
  state: 'answered',
  outcome,
  answeredAt: now,
});
