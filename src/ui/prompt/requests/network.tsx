/** The card of a network to add or switch to: its facts. */
import type { ApprovalView } from '../../../messaging/approval.ts';
import { ReviewRows } from '../review-rows.tsx';

export const NetworkCard = ({ approval }: { approval: ApprovalView }) => <ReviewRows rows={approval.review.rows} />;
