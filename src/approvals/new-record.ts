/** Makes the record of a request, and that of its next revision. Pure. */
import type { ApprovalRecord, ApprovalRequest, Reviewed } from './record.ts';

/** @param now ms since 1970 */
export const newRecord = (id: string, request: ApprovalRequest, reviewed: Reviewed, now: number): ApprovalRecord => ({
  ...request,
  ...reviewed,
  id,
  createdAt: now,
  revision: 1,
  revisedAt: now,
  reviewedAt: now,
  state: 'waiting',
  edits: {},
  approvedAt: null,
  signed: null,
  outcome: null,
  answeredAt: null,
});

/** With a new review, which the person has to read. */
export const revised = (
  record: ApprovalRecord,
  reviewed: Reviewed,
  reviewedAt: number,
  now: number,
): ApprovalRecord => ({
  ...record,
  ...reviewed,
  revision: record.revision + 1,
  revisedAt: now,
  reviewedAt,
});
