/**
 * The details of one activity: what became of it, who paid whom, its fee, block, hash and data. A pending transaction can be sped up or
 * cancelled; both open a prompt. The popup has them on a page, the history beside its list.
 */
import { writeDecimal } from '../../lib/language.ts';
import { popupPages as t } from '../../locales/en/ui/popup/pages.ts';
import { type ActivityView, isPending } from '../../messaging/activity.ts';
import type { CharacterDetail, NetworkView, UnlockedSnapshot } from '../../messaging/snapshot.ts';
import { fromUnits } from '../amount.ts';
import { About } from '../components/about.tsx';
import { ShortAddress, WholeAddress } from '../components/address.tsx';
import { Amount } from '../components/amount.tsx';
import { Avatar } from '../components/avatar.tsx';
import { Button } from '../components/button.tsx';
import { CopyButton } from '../components/copy-button.tsx';
import { FactList, FactRow } from '../components/fact-list.tsx';
import { hostOf } from '../components/site-tile.tsx';
import { useNow } from '../use-now.ts';
import { useAct, useCommand } from '../wallet.tsx';
import { accountOf, activityWords, coinsCame, hiddenWords, otherSideOf, toWhen } from '../words/activity.ts';
import { ActivitySign, SignedAmount } from './activity-list.tsx';
import { CallFacts, useActivityDetails } from './call-facts.tsx';
import { ExplorerButton } from './explorer-button.tsx';
import { explorerPage } from './open-tab.ts';
import { BringThrough, Brought } from './through.tsx';
import { networkOf } from './view.ts';

export function ActivityFacts(props: {
  activity: ActivityView;
  snapshot: Pick<UnlockedSnapshot, 'networks'>;
  detail: CharacterDetail;
  /** *Ida Holm, with “Laptop”*; `null`: not noted. */
  signedBy: string | null;
}) {
  const { activity, snapshot, detail, signedBy } = props;
  /** Whose entry it is: another character may be shown by now. */
  const entry = { characterId: detail.id, activityId: activity.id };
  const command = useCommand();
  const { busy, problem, run } = useAct();
  const now = useNow(1_000);
  const details = useActivityDetails(detail.id, activity.id, activity.status);
  const network = networkOf(snapshot.networks, activity.chainId);
  const page = explorerPage(network.explorerUrl, activity.hash);
  const [account, called] = [accountOf(activity), otherSideOf(activity)];
  // The contract that takes it to a layer-2 network is not whom it is for.
  const other = activity.through ? (activity.through.to ?? null) : called;
  const own = detail.accounts.find(({ address }) => address.toLowerCase() === account?.toLowerCase());
  const contact = detail.contacts.find(({ address }) => address.toLowerCase() === other?.toLowerCase());
  const received = activity.received === true;
  const replace = (act: 'speed-up' | 'cancel') => run(() => command('replace-transaction', { ...entry, act }));
  return (
    <>
      <div class="state">
        <ActivitySign one={activity} />
        <span class={activity.status === 'failed' ? 'bad' : ''}>{activityWords(activity, now)}</span>
      </div>
      {activity.replaceable && <Replace activity={activity} busy={busy} replace={replace} />}
      <BringThrough
        one={activity}
        networks={snapshot.networks}
        now={now}
        busy={busy}
        bring={() => run(() => command('bring-through', entry))}
      />
      {problem !== null && (
        <p class="small bad" role="alert">
          {problem}
        </p>
      )}
      <FactList>
        {activity.amount !== '' && (
          <FactRow name={t.amount}>
            <SignedAmount exact text={activity.amount} />
          </FactRow>
        )}
        {account !== null && (
          <FactRow name={received ? t.to : t.from}>
            <Avatar address={account} size={14} /> {own?.name ?? <ShortAddress address={account} />}
          </FactRow>
        )}
        {contact !== undefined && <FactRow name={received ? t.from : t.to}>{contact.name}</FactRow>}
        {received && other === null && <FactRow name={t.from}>{t.unknown}</FactRow>}
        {signedBy !== null && <FactRow name={t.signedBy}>{signedBy}</FactRow>}
        {activity.origin !== null && <FactRow name={t.requestedBy}>{hostOf(activity.origin)}</FactRow>}
        <FactRow name={t.network}>{network.name}</FactRow>
        {!isPending(activity.status) && activity.since === undefined && (
          <FactRow name={received ? t.received : t.sent}>{toWhen(activity.at, now)}</FactRow>
        )}
        <Fee activity={activity} networks={snapshot.networks} detail={detail} />
        {details?.block != null && <FactRow name={t.block}>{writeDecimal(String(details.block))}</FactRow>}
        {activity.nonce !== null && <FactRow name={t.nonce}>{activity.nonce}</FactRow>}
        {received && activity.detail !== '' && <FactRow name={t.which}>{activity.detail}</FactRow>}
      </FactList>
      <Brought one={activity} networks={snapshot.networks} />
      {activity.since !== undefined && <p class="small seen">{coinsCame()}</p>}
      {activity.hidden !== undefined && <p class="small seen">{hiddenWords(activity.hidden)}</p>}
      {other !== null && (
        <div class="card">
          <div class="label">{contact === undefined ? (received ? t.from : t.to) : t.fullAddress(contact.name)}</div>
          <WholeAddress address={other} />
        </div>
      )}
      {activity.through && called !== null && (
        <div class="card after">
          <div class="label">{t.contractOn(network.name)}</div>
          <WholeAddress address={called} />
        </div>
      )}
      {activity.hash !== null && (
        <div class="card after">
          <div class="label">{t.transactionHash}</div>
          <p class="hash" data-testid="transaction-hash">
            {activity.hash}
          </p>
        </div>
      )}
      <div class="hstack after">
        {activity.hash !== null && (
          <CopyButton text={activity.hash} name={t.copyTransactionHash} done={t.hashCopied} weight="quiet" small />
        )}
        <ExplorerButton page={page} />
      </div>
      {details !== null && <CallFacts details={details} network={network} known={detail} />}
    </>
  );
}

/** What its inclusion cost, as soon as a node has said so. */
function Fee(props: { activity: ActivityView; networks: readonly NetworkView[]; detail: CharacterDetail }) {
  const { activity, networks, detail } = props;
  const { feePaid, paidBy, chainId } = activity;
  if (paidBy !== undefined) return <FactRow name={t.networkFee}>{t.paidBy(paidBy)}</FactRow>;
  if (feePaid == null) return null;
  const { symbol, decimals } = networkOf(networks, chainId);
  const fee = fromUnits(feePaid, decimals);
  return (
    <FactRow
      name={t.feePaid}
      detail={chainId === detail.chainId ? <About prices={detail.prices} token={null} amount={fee} /> : undefined}
    >
      <Amount decimal={fee} symbol={symbol} places={decimals} />
    </FactRow>
  );
}

function Replace(props: { activity: ActivityView; busy: boolean; replace: (act: 'speed-up' | 'cancel') => void }) {
  const { activity, busy, replace } = props;
  return (
    <>
      <div class="foot acts-2">
        {activity.instead === undefined && (
          <Button testid="speed-up" busy={busy} onClick={() => replace('speed-up')}>
            {t.speedUp}
          </Button>
        )}
        <Button testid="cancel-transaction" busy={busy} onClick={() => replace('cancel')}>
          {t.cancelTransaction}
        </Button>
      </div>
      <p class="small seen">{activity.instead === undefined ? t.bothCostFee : t.cancelCostsFee}</p>
    </>
  );
}
