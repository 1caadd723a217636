/** How heavy the two buttons of a prompt are, and what still keeps approving away. Never decides. */
import type { Review, Warning } from '../../messaging/approval.ts';

export type ApprovalGate =
  /** There is no approving: Close, and blocking the site. */
  | { kind: 'refused' }
  /** Refuse is heavy, approving an outlined red. */
  | { kind: 'danger'; missingTicks: Warning[] }
  | { kind: 'plain'; missingTicks: Warning[] };

/** @param ticked rules of the warnings whose box is ticked */
export function approvalGateOf(review: Review, ticked: ReadonlySet<string>): ApprovalGate {
  if (review.refused || review.warnings.some((warning) => warning.severity === 'refused')) return { kind: 'refused' };
  const missingTicks = review.warnings.filter((warning) => warning.tick !== undefined && !ticked.has(warning.rule));
  const grave = review.warnings.some((warning) => warning.severity === 'danger');
  return { kind: grave ? 'danger' : 'plain', missingTicks };
}
