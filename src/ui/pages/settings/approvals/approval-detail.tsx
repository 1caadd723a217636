/** One approval: who may take what, how much of it is there now, until when, and the contracts that it is about. */
import type { Hex } from '../../../../lib/bytes.ts';
import { approvals as t } from '../../../../locales/en/ui/pages/settings/approvals.ts';
import type { AllowanceView } from '../../../../messaging/allowance-view.ts';
import type { AccountView, NetworkView } from '../../../../messaging/snapshot.ts';
import { ShortAddress, WholeAddress } from '../../../components/address.tsx';
import { CopyButton } from '../../../components/copy-button.tsx';
import { FactList, FactRow } from '../../../components/fact-list.tsx';
import { Ban, Pencil } from '../../../components/icon.tsx';
import { Tag } from '../../../components/row.tsx';
import { ExplorerButton } from '../../../popup/explorer-button.tsx';
import { explorerAddress } from '../../../popup/open-tab.ts';
import { toDate } from '../../../words/day.ts';
import { DetailActs } from '../list-detail.tsx';
import { amountText, isAmount, rightText, riskText, tokenText } from './approval-words.ts';

export function ApprovalDetail(props: {
  row: AllowanceView;
  ensName: string | undefined;
  account: AccountView | undefined;
  network: NetworkView | undefined;
  busy: boolean;
  onRevoke: () => void;
  onLower: () => void;
}) {
  const { row, ensName, account, network, busy, onRevoke, onLower } = props;
  const { spender, spenderKind, kind, expiresAt } = row;
  const signs = account !== undefined && account.kind !== 'watch';
  const risky = row.atRisk !== '0';
  return (
    <>
      <p class="detail-lead">{t.withoutAskingAgain(rightText(row, Date.now()))}</p>
      <FactList tall>
        <FactRow name={t.atRiskNow} tone={risky ? 'danger' : undefined}>
          {riskText(row)}
        </FactRow>
        <FactRow name={t.allowed}>{allowedText(row)}</FactRow>
        <FactRow name={t.from}>{account?.name ?? <ShortAddress address={row.account} />}</FactRow>
        {network !== undefined && <FactRow name={t.network}>{network.name}</FactRow>}
        <FactRow name={t.whoMayTakeIt} detail={ensName && t.ensName(ensName)}>
          {t.spenders[spenderKind]}
        </FactRow>
        {(kind === 'permit2' || expiresAt !== null) && (
          <FactRow name={t.ends}>{expiresAt === null ? t.never : toDate(expiresAt, Date.now())}</FactRow>
        )}
        {isAmount(row) && (
          <FactRow name={t.token} detail={!row.tokenKnown && t.notOnTheList}>
            {row.tokenName ?? t.nameless}
          </FactRow>
        )}
      </FactList>
      {(row.unlimited || kind === 'operator') && (
        <p class="small seen">{account === undefined ? t.laterTooUnnamed : t.laterToo(account.name)}</p>
      )}
      {signs ? (
        <DetailActs
          items={[
            ...(isAmount(row) ? [{ name: t.lower, icon: Pencil, testid: 'lower', act: () => busy || onLower() }] : []),
            { name: t.revoke, icon: Ban, danger: true, testid: 'revoke', act: () => busy || onRevoke() },
          ]}
        />
      ) : (
        <p>
          <Tag>{t.viewOnly}</Tag>
        </p>
      )}
      <Contract name={t.whoMayTakeIt} address={spender} network={network} />
      <Contract name={isAmount(row) ? t.token : t.collection} address={row.token} network={network} />
      {kind === 'permit2' && <Contract name={t.keptInPermit2} address={row.contract} network={network} />}
    </>
  );
}

const allowedText = (row: AllowanceView): string => {
  if (row.kind === 'operator') return t.everyItem;
  if (row.kind === 'item') return t.item(row.id ?? '');
  return row.unlimited ? t.all(tokenText(row)) : amountText(row, row.amount ?? '0');
};

const Contract = (props: { name: string; address: Hex; network: NetworkView | undefined }) => (
  <div class="card">
    <div class="label">{props.name}</div>
    <WholeAddress address={props.address} />
    <div class="hstack">
      <CopyButton
        text={props.address}
        name={t.copyAddress}
        done={t.addressCopied}
        of={props.name}
        weight="quiet"
        small
      />
      <ExplorerButton page={explorerAddress(props.network?.explorerUrl ?? null, props.address)} of={props.name} />
    </div>
  </div>
);
