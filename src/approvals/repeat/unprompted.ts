/** Records of requests that a site may repeat: approved at once, or asked about with the reason. Pure. */
import { repeat as t } from '../../locales/en/approvals/repeat.ts';
import type { Review, Warning } from '../../messaging/approval.ts';
import type { ApprovalRecord } from '../record.ts';
import type { Taken } from './repeats.ts';

const RULE = 'not-repeated';

/** The new record of a request: approved where it needs no prompt, else waiting. */
export function recordAfter(taken: Taken, record: ApprovalRecord): ApprovalRecord {
  if (taken.kind === 'asks') return withReason(record, taken.why);
  if (taken.kind === 'none') return record;
  return { ...record, state: 'approved', approvedAt: record.createdAt, unprompted: true };
}

/** It waits for the person after all. */
export function prompted({ unprompted: _was, ...record }: ApprovalRecord): ApprovalRecord {
  return { ...record, state: 'waiting', approvedAt: null };
}

/** Says in the review why the person is asked although the site may repeat something like it. @param why a sentence */
export const withReason = <Kind extends { review: Review }>(reviewed: Kind, why: string): Kind =>
  withNote(reviewed, {
    rule: RULE,
    severity: 'note',
    title: t.notCovered,
    text: why,
  });

/** A later review of the same request says the same. */
export const withSameReason = <Kind extends { review: Review }>(reviewed: Kind, before: Review): Kind => {
  const note = before.warnings.find(({ rule }) => rule === RULE);
  return note ? withNote(reviewed, note) : reviewed;
};

const withNote = <Kind extends { review: Review }>(reviewed: Kind, note: Warning): Kind => {
  const { review } = reviewed;
  const warnings = [...review.warnings.filter(({ rule }) => rule !== RULE), note];
  return { ...reviewed, review: { ...review, warnings } };
};
