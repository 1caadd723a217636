/** The card of a network to add or to switch to: its facts, row by row. */
import type { ApprovalView } from '../../../messaging/approval.ts';
import { ReviewRows } from '../review-rows.tsx';

export const NetworkCard = ({ approval }: { approval: ApprovalView }) => <ReviewRows rows={approval.review.rows} />;
