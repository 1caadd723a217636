/** Computes how a prompt shows its two buttons, and which ticks are still missing before it can be approved. */
import type { Review, Warning } from '../../messaging/approval.ts';
import type { SigningNote } from '../../messaging/signing-policy.ts';

export type ApprovalGate =
  /** It can't be approved: the buttons close the prompt or block the site. */
  | { kind: 'refused' }
  /** Refuse is the prominent button; Approve is outlined in red. */
  | { kind: 'danger'; missingTicks: Warning[] }
  | { kind: 'plain'; missingTicks: Warning[] };

/** @param ticked rules of the warnings that the user ticked @param signing what the signing policy says */
export function approvalGateOf(review: Review, ticked: ReadonlySet<string>, signing?: SigningNote): ApprovalGate {
  if (signing?.verdict === 'refused') return { kind: 'refused' };
  if (review.refused || review.warnings.some((warning) => warning.severity === 'refused')) return { kind: 'refused' };
  const missingTicks = review.warnings.filter((warning) => warning.tick !== undefined && !ticked.has(warning.rule));
  const grave = review.warnings.some((warning) => warning.severity === 'danger');
  return { kind: grave ? 'danger' : 'plain', missingTicks };
}
