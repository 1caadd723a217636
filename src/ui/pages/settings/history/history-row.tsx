/** One activity in the history, with expandable details. */
import { useState } from 'preact/hooks';
import { formatAmount } from '../../../../ethereum/amount.ts';
import { writeDecimal } from '../../../../lib/language.ts';
import type { ActivityView } from '../../../../messaging/activity.ts';
import { siteName } from '../../../../messaging/site-name.ts';
import type { CharacterDetail, NetworkView } from '../../../../messaging/snapshot.ts';
import { WholeAddress } from '../../../components/address.tsx';
import { Button } from '../../../components/button.tsx';
import { FactList, FactRow } from '../../../components/fact-list.tsx';
import { ActivitySign } from '../../../popup/activity-list.tsx';
import { CallFacts, useActivityDetails } from '../../../popup/call-facts.tsx';
import { activityWords, COINS_CAME, hiddenWords, otherSideOf } from '../../../words/activity.ts';
import { HashActs } from './hash-acts.tsx';
import { HistorySummary } from './history-summary.tsx';

export function HistoryRow(props: {
  one: ActivityView;
  now: number;
  network: NetworkView | null;
  accountName: string | null;
  known: Pick<CharacterDetail, 'accounts' | 'contacts'>;
  /** *Ida Holm, with “Laptop”*; `null`: not noted. */
  signedBy: string | null;
  onReplace: (act: 'speed-up' | 'cancel') => void;
}) {
  const { one, now, network } = props;
  const other = otherSideOf(one);
  const [isOpen, setOpen] = useState(false);
  const details = useActivityDetails(one.id, isOpen ? one.status : undefined);
  return (
    <details
      class="row-details"
      data-testid="activity-row"
      data-status={one.status}
      onToggle={(event) => event.target === event.currentTarget && setOpen(event.currentTarget.open)}
    >
      <HistorySummary
        lead={<ActivitySign one={one} />}
        title={one.title}
        detail={activityWords(one, now)}
        bad={one.status === 'failed'}
        amount={one.amount}
      />
      <div class="row-facts">
        <FactList>
          {props.accountName !== null && <FactRow name="Account">{props.accountName}</FactRow>}
          {props.signedBy !== null && <FactRow name="Signed by">{props.signedBy}</FactRow>}
          {one.origin !== null && <FactRow name="Requested by">{siteName(one.origin).whole}</FactRow>}
          <FactRow name="Network">{network?.name ?? one.chainId}</FactRow>
          {details?.block != null && <FactRow name="Block">{writeDecimal(String(details.block))}</FactRow>}
          {one.nonce !== null && <FactRow name="Nonce">{one.nonce}</FactRow>}
          {one.paidBy !== undefined && <FactRow name="Network fee">{`Paid by ${one.paidBy}`}</FactRow>}
          {one.paidBy === undefined && one.feePaid != null && network !== null && (
            <FactRow name="Fee paid">{`${formatAmount(BigInt(one.feePaid), network.decimals)} ${network.symbol}`}</FactRow>
          )}
          {one.received && one.detail !== '' && <FactRow name="Which">{one.detail}</FactRow>}
          {one.received && other === null && <FactRow name="From">Unknown</FactRow>}
        </FactList>
        {one.since !== undefined && <p class="small">{COINS_CAME}</p>}
        {one.hidden !== undefined && <p class="small">{hiddenWords(one.hidden)}</p>}
        {other !== null && (
          <div class="fact">
            <p class="label">{one.received ? 'From' : 'To'}</p>
            <WholeAddress address={other} />
          </div>
        )}
        {one.hash !== null && (
          <div class="fact">
            <p class="label">Transaction hash</p>
            <p class="hash">{one.hash}</p>
          </div>
        )}
        {details !== null && network !== null && <CallFacts details={details} network={network} known={props.known} />}
        <div class="acts-row">
          {one.replaceable && (
            <>
              <Button small weight="primary" onClick={() => props.onReplace('speed-up')} testid="speed-up">
                Speed up
              </Button>
              <Button small onClick={() => props.onReplace('cancel')} testid="cancel-transaction">
                Cancel
              </Button>
            </>
          )}
          {one.hash !== null && <HashActs hash={one.hash} network={network} />}
        </div>
      </div>
    </details>
  );
}
