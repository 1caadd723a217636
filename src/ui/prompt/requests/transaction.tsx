/** The card of a transaction: recipient, spending limit, simulated changes and fee. */
import type { ApprovalView, TransactionReview } from '../../../messaging/approval.ts';
import type { RequestEdits } from '../request-edits.ts';
import { ReviewRows } from '../review-rows.tsx';
import { FeeChoice } from './fee-choice.tsx';
import { LimitField } from './limit.tsx';
import { LOOK_ALIKE, RecipientBox } from './recipient.tsx';
import { RepeatChoice } from './repeat.tsx';
import { SetUpBox } from './set-up.tsx';
import { SimulationBox } from './simulation.tsx';

export function TransactionCard(props: {
  approval: ApprovalView;
  body: TransactionReview;
  draft: RequestEdits;
  onRefuseSetUp: () => void;
}) {
  const { approval, body, draft, onRefuseSetUp } = props;
  const { simulation, batch } = body;
  // The spender is shown next to its limit, and the calls of a batch before what they change.
  const rowsFirst = body.limit !== null || batch !== null;
  const warned =
    simulation.kind !== 'worked' && approval.review.warnings.some(({ text }) => text.includes(simulation.reason));
  // A look-alike is compared in its warning, where the eye already is.
  const isComparedAbove = approval.review.warnings.some(({ rule }) => rule === LOOK_ALIKE);
  // Where the limits ask for a login now, they would ask for it each time.
  const mayRepeat = approval.signing === undefined || approval.signing.verdict === 'allowed';
  return (
    <>
      {batch !== null && <SetUpBox batch={batch} draft={draft} onRefuse={onRefuseSetUp} />}
      {body.to !== null && !isComparedAbove && <RecipientBox to={body.to} />}
      {body.limit !== null && <LimitField limit={body.limit} prices={approval.prices} draft={draft} />}
      {rowsFirst && <ReviewRows rows={approval.review.rows} />}
      <SimulationBox
        simulation={simulation}
        accountName={approval.account?.name ?? null}
        warned={warned}
        prices={approval.prices}
      />
      {!rowsFirst && <ReviewRows rows={approval.review.rows} />}
      {batch?.payer === undefined && <FeeChoice fee={body.fee} transactions={batch?.transactions ?? 1} draft={draft} />}
      {body.repeat !== undefined && 'offer' in body.repeat && approval.site !== null && mayRepeat && (
        <RepeatChoice offer={body.repeat.offer} site={approval.site.whole} draft={draft} />
      )}
    </>
  );
}
