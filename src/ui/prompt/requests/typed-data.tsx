/** The card of typed data to sign: its spending limit, if any, and its facts. */
import type { ApprovalView, TypedDataReview } from '../../../messaging/approval.ts';
import type { RequestEdits } from '../request-edits.ts';
import { ReviewRows } from '../review-rows.tsx';
import { LimitField } from './limit.tsx';

export const TypedDataCard = (props: { approval: ApprovalView; body: TypedDataReview; draft: RequestEdits }) => (
  <>
    {props.body.limit !== null && (
      <LimitField limit={props.body.limit} prices={props.approval.prices} draft={props.draft} />
    )}
    <ReviewRows rows={props.approval.review.rows} />
  </>
);
