/** One approval: who may take what, how much of it is there now, until when, and the contracts that it is about. */
import type { Hex } from '../../../../lib/bytes.ts';
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

const SPENDERS: Record<AllowanceView['spenderKind'], string> = {
  contract: 'A contract',
  account: 'Somebody’s account',
  unknown: 'Unknown',
};

export function ApprovalDetail(props: {
  row: AllowanceView;
  account: AccountView | undefined;
  network: NetworkView | undefined;
  busy: boolean;
  onRevoke: () => void;
  onLower: () => void;
}) {
  const { row, account, network, busy, onRevoke, onLower } = props;
  const { spender, spenderKind, kind, expiresAt } = row;
  const signs = account !== undefined && account.kind !== 'watch';
  const risky = row.atRisk !== '0';
  return (
    <>
      <p class="detail-lead">{rightText(row, Date.now())}, without asking again.</p>
      <FactList tall>
        <FactRow name="At risk now" tone={risky ? 'danger' : undefined}>
          {riskText(row)}
        </FactRow>
        <FactRow name="Allowed">{allowedText(row)}</FactRow>
        <FactRow name="From">{account?.name ?? <ShortAddress address={row.account} />}</FactRow>
        {network !== undefined && <FactRow name="Network">{network.name}</FactRow>}
        <FactRow name="Who may take it">{SPENDERS[spenderKind]}</FactRow>
        {(kind === 'permit2' || expiresAt !== null) && (
          <FactRow name="Ends">{expiresAt === null ? 'Never' : toDate(expiresAt, Date.now())}</FactRow>
        )}
        {isAmount(row) && (
          <FactRow name="Token" detail={!row.tokenKnown && 'not on the list of known tokens'}>
            {row.tokenName ?? 'Without a readable name'}
          </FactRow>
        )}
      </FactList>
      {(row.unlimited || kind === 'operator') && (
        <p class="small seen">What {account?.name ?? 'this account'} gets of it later can be taken too.</p>
      )}
      {signs ? (
        <DetailActs
          items={[
            ...(isAmount(row) ? [{ name: 'Lower', icon: Pencil, testid: 'lower', disabled: busy, act: onLower }] : []),
            { name: 'Revoke', icon: Ban, danger: true, testid: 'revoke', disabled: busy, act: onRevoke },
          ]}
        />
      ) : (
        <p>
          <Tag>View only</Tag>
        </p>
      )}
      <Contract name="Who may take it" address={spender} network={network} />
      <Contract name={isAmount(row) ? 'Token' : 'Collection'} address={row.token} network={network} />
      {kind === 'permit2' && <Contract name="Kept in Permit2" address={row.contract} network={network} />}
    </>
  );
}

const allowedText = (row: AllowanceView): string => {
  if (row.kind === 'operator') return 'Every item';
  if (row.kind === 'item') return `Item ${row.id}`;
  return row.unlimited ? `All ${tokenText(row)}` : amountText(row, row.amount ?? '0');
};

const Contract = (props: { name: string; address: Hex; network: NetworkView | undefined }) => (
  <div class="card">
    <div class="label">{props.name}</div>
    <WholeAddress address={props.address} />
    <div class="hstack">
      <CopyButton text={props.address} name="Copy address" done="Address copied" weight="quiet" small />
      <ExplorerButton page={explorerAddress(props.network?.explorerUrl ?? null, props.address)} />
    </div>
  </div>
);
