/** One approval: who may take what from which account, what is at risk, and the acts that lower or end it. */

import { useId } from 'preact/hooks';
import { approvals as t } from '../../../../locales/en/ui/pages/settings/approvals.ts';
import { type AllowanceView, allowanceKey } from '../../../../messaging/allowance-view.ts';
import type { AccountView } from '../../../../messaging/snapshot.ts';
import { ShortAddress, withNumbersWhole } from '../../../components/address.tsx';
import { Button } from '../../../components/button.tsx';
import { CheckBox } from '../../../components/field.tsx';
import { Tag } from '../../../components/row.tsx';
import { RowLink } from '../list-detail.tsx';
import { isAmount, rightText, riskText, spenderText } from './approval-words.ts';

interface Props {
  row: AllowanceView;
  ensName: string | undefined;
  account: AccountView | undefined;
  /** The character has several accounts: the row names its own. */
  several: boolean;
  selected: boolean;
  /** Its details are shown. */
  isChosen: boolean;
  busy: boolean;
  onSelect: (on: boolean) => void;
  onRevoke: () => void;
  onLower: () => void;
}

export function ApprovalRow(props: Props) {
  const { row, ensName, account, several, selected, isChosen, busy, onSelect, onRevoke, onLower } = props;
  const detail = useId();
  const signs = account !== undefined && account.kind !== 'watch';
  const right = withNumbersWhole(rightText(row, Date.now()));
  const what = `${rightText(row, Date.now())}: ${spenderText(row)}`;
  return (
    <div
      class="row tall is-linked approval-row"
      data-testid="approval-row"
      data-spender={row.spender}
      data-kind={row.kind}
    >
      {signs && (
        <CheckBox checked={selected} onChange={onSelect} testid="select-approval">
          <span class="vh">{t.select(what)}</span>
        </CheckBox>
      )}
      <span class="grow">
        <span class="t">
          <RowLink route="approvals" id={allowanceKey(row)} isChosen={isChosen} describedBy={detail}>
            {row.spenderName ?? <ShortAddress address={row.spender} />}
          </RowLink>
          {ensName !== undefined && row.spenderName === null && <span class="small ens">{t.ensName(ensName)}</span>}
          <SpenderTag row={row} />
          {(row.unlimited || row.kind === 'operator') && <Tag tone="caution">{t.unlimited}</Tag>}
          {isAmount(row) && !row.tokenKnown && <Tag>{t.unknownToken}</Tag>}
        </span>
        <span class="d" id={detail}>
          {several && account !== undefined ? t.fromAccount(right, account.name) : right}
        </span>
      </span>
      <span class="v">
        <span class="block">{riskText(row)}</span>
        <span class="fine">{t.atRisk}</span>
      </span>
      {signs ? (
        <span class="row-acts">
          {isAmount(row) && (
            <Button small weight="quiet" busy={busy} aria-label={t.lowerNamed(what)} onClick={onLower} testid="lower">
              {t.lower}
            </Button>
          )}
          <Button small busy={busy} aria-label={t.revokeNamed(what)} onClick={onRevoke} testid="revoke">
            {t.revoke}
          </Button>
        </span>
      ) : (
        <Tag>{t.viewOnly}</Tag>
      )}
    </div>
  );
}

function SpenderTag({ row: { spenderKind, spenderName } }: { row: AllowanceView }) {
  if (spenderKind === 'account') return <Tag tone="danger">{t.spenders.account}</Tag>;
  return spenderName === null ? (
    <Tag tone="caution">{spenderKind === 'contract' ? t.unknownContract : t.unknown}</Tag>
  ) : null;
}
