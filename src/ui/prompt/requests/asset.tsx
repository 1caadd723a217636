/** The card of a token for the list of assets: its whole address, and its facts. */

import { requests as t } from '../../../locales/en/ui/prompt/requests.tsx';
import type { ApprovalView, AssetReview } from '../../../messaging/approval.ts';
import { WholeAddress } from '../../components/address.tsx';
import { ReviewRows } from '../review-rows.tsx';

export const AssetCard = ({ approval, body }: { approval: ApprovalView; body: AssetReview }) => (
  <>
    <div class="card">
      <span class="label">{t.contractOf(body.token.symbol)}</span>
      <WholeAddress address={body.token.address} testid="token-address" />
    </div>
    <ReviewRows rows={approval.review.rows} />
  </>
);
