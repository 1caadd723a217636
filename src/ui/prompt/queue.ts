/** Chooses the request that the prompt shows, and its place in the queue. First come, first served. */
import type { ApprovalView } from '../../messaging/approval.ts';

export interface Place {
  /** The request to show; `null` if there is none. */
  current: ApprovalView | null;
  /** True while the last decision is carried out and no other request waits. */
  working: boolean;
  /** The 2 of *2 of 3*; counts the requests decided in this window. */
  position: number;
  total: number;
}

/**
 * Computes the place in the queue.
 * @param approvals the snapshot's requests, oldest first
 * @param passed how many requests this window has decided since its queue was last empty
 */
export function placeInQueue(approvals: readonly ApprovalView[], passed: number): Place {
  const waiting = approvals.filter((approval) => approval.state === 'waiting');
  const underWay = approvals.find((approval) => approval.state === 'approved' || approval.state === 'signed');
  const first = waiting[0];
  if (first) return { current: first, working: false, position: passed + 1, total: passed + waiting.length };
  return { current: underWay ?? null, working: underWay !== undefined, position: passed, total: passed };
}
