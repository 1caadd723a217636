/** Picks the card for the kind of request. */
import { unreachable } from '../../../lib/errors.ts';
import type { ApprovalView } from '../../../messaging/approval.ts';
import type { RequestEdits } from '../request-edits.ts';
import { ReviewRows } from '../review-rows.tsx';
import { AssetCard } from './asset.tsx';
import { ConnectCard } from './connect.tsx';
import { MessageCard } from './message.tsx';
import { NetworkCard } from './network.tsx';
import { NostrCard } from './nostr.tsx';
import { NostrConnectCard } from './nostr-connect.tsx';
import { TransactionCard } from './transaction.tsx';
import { TypedDataCard } from './typed-data.tsx';

/** A refused request shows only its facts, without choices; so does a connection that the limits refuse, whatever is chosen. */
export function RequestCard(props: { approval: ApprovalView; draft: RequestEdits; onRefuseSetUp: () => void }) {
  const { approval, draft, onRefuseSetUp } = props;
  const { body, refused, rows } = approval.review;
  const isKeptOut =
    approval.signing?.verdict === 'refused' && (body.kind === 'connect' || body.kind === 'nostr-connect');
  if (refused || isKeptOut) return <ReviewRows rows={rows} tall />;
  switch (body.kind) {
    case 'connect':
      return <ConnectCard approval={approval} body={body} draft={draft} />;
    case 'message':
      return <MessageCard approval={approval} body={body} draft={draft} />;
    case 'typed-data':
      return <TypedDataCard approval={approval} body={body} draft={draft} />;
    case 'transaction':
      return <TransactionCard approval={approval} body={body} draft={draft} onRefuseSetUp={onRefuseSetUp} />;
    case 'network':
      return <NetworkCard approval={approval} />;
    case 'asset':
      return <AssetCard approval={approval} body={body} />;
    case 'nostr-connect':
      return <NostrConnectCard approval={approval} body={body} draft={draft} />;
    case 'nostr':
      return <NostrCard approval={approval} body={body} draft={draft} />;
    default:
      return unreachable(body);
  }
}
