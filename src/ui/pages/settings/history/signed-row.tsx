/** A message that was signed, or a transaction of another computer, with expandable details. */

import type { SignedView } from '../../../../messaging/activity.ts';
import { siteName } from '../../../../messaging/site-name.ts';
import type { NetworkView } from '../../../../messaging/snapshot.ts';
import { FactList, FactRow } from '../../../components/fact-list.tsx';
import { Icon, Laptop, Pencil } from '../../../components/icon.tsx';
import { toWhen } from '../../../words/activity.ts';
import { HashActs } from './hash-acts.tsx';
import { HistorySummary } from './history-summary.tsx';

export function SignedRow(props: {
  one: SignedView;
  now: number;
  network: NetworkView | null;
  accountName: string | null;
  signedBy: string | null;
}) {
  const { one, network } = props;
  const isTransaction = one.kind === 'transaction';
  const when = toWhen(one.at, props.now);
  return (
    <details class="row-details" data-testid="signed-row" data-kind={one.kind}>
      <HistorySummary
        lead={<Icon node={isTransaction ? Laptop : Pencil} size={17} />}
        title={one.title}
        detail={isTransaction ? `${when}, signed on another computer` : when}
        amount={one.amount}
      />
      <div class="row-facts">
        <FactList>
          {props.accountName !== null && <FactRow name="Account">{props.accountName}</FactRow>}
          {props.signedBy !== null && <FactRow name="Signed by">{props.signedBy}</FactRow>}
          {one.origin !== null && <FactRow name="Requested by">{siteName(one.origin).whole}</FactRow>}
          {isTransaction && <FactRow name="Network">{network?.name ?? one.chainId}</FactRow>}
        </FactList>
        {isTransaction && (
          <div class="acts-row">
            <HashActs hash={one.id} network={network} />
          </div>
        )}
      </div>
    </details>
  );
}
