/** Which request the prompt shows, and where it stands in the queue. Never reorders: first come, first shown. */
import type { ApprovalView } from '../../messaging/approval.ts';

export interface Place {
  /** The request to draw; `null` when nothing waits. */
  current: ApprovalView | null;
  /** True while the last decision is carried out and nothing else waits. */
  working: boolean;
  /** *2 of 3*: requests of this window that were decided count as passed. */
  position: number;
  total: number;
}

/**
 * Place of the window in its queue.
 * @param approvals as the snapshot lists them, oldest first
 * @param passed how many this window has decided since its queue was last empty
 */
export function placeInQueue(approvals: readonly ApprovalView[], passed: number): Place {
  const waiting = approvals.filter((approval) => approval.state === 'waiting');
  const underWay = approvals.find((approval) => approval.state === 'approved' || approval.state === 'signed');
  const first = waiting[0];
  if (first) return { current: first, working: false, position: passed + 1, total: passed + waiting.length };
  return { current: underWay ?? null, working: underWay !== undefined, position: passed, total: passed };
}
