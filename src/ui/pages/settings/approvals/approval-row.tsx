/** One approval: who may take what from which account, what is at risk, and the acts that lower or end it. */
import { type AllowanceView, allowanceKey } from '../../../../messaging/allowance-view.ts';
import type { AccountView } from '../../../../messaging/snapshot.ts';
import { ShortAddress } from '../../../components/address.tsx';
import { Button } from '../../../components/button.tsx';
import { CheckBox } from '../../../components/field.tsx';
import { Tag } from '../../../components/row.tsx';
import { RowLink } from '../list-detail.tsx';
import { isAmount, rightText, riskText, spenderText } from './approval-words.ts';

interface Props {
  row: AllowanceView;
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
  const { row, account, several, selected, isChosen, busy, onSelect, onRevoke, onLower } = props;
  const signs = account !== undefined && account.kind !== 'watch';
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
          <span class="vh">Select: {what}</span>
        </CheckBox>
      )}
      <span class="grow">
        <span class="t">
          <RowLink route="approvals" id={allowanceKey(row)} isChosen={isChosen}>
            {row.spenderName ?? <ShortAddress address={row.spender} />}
          </RowLink>
          <SpenderTag row={row} />
          {(row.unlimited || row.kind === 'operator') && <Tag tone="caution">Unlimited</Tag>}
          {isAmount(row) && !row.tokenKnown && <Tag>Unknown token</Tag>}
        </span>
        <span class="d">
          {rightText(row, Date.now())}
          {several && account !== undefined && `, from ${account.name}`}
        </span>
      </span>
      <span class="v">
        <span class="block">{riskText(row)}</span>
        <span class="fine">at risk</span>
      </span>
      {signs ? (
        <span class="row-acts">
          {isAmount(row) && (
            <Button small weight="quiet" busy={busy} aria-label={`Lower: ${what}`} onClick={onLower} testid="lower">
              Lower
            </Button>
          )}
          <Button small busy={busy} aria-label={`Revoke: ${what}`} onClick={onRevoke} testid="revoke">
            Revoke
          </Button>
        </span>
      ) : (
        <Tag>View only</Tag>
      )}
    </div>
  );
}

function SpenderTag({ row: { spenderKind, spenderName } }: { row: AllowanceView }) {
  if (spenderKind === 'account') return <Tag tone="danger">Somebody’s account</Tag>;
  return spenderName === null ? (
    <Tag tone="caution">{spenderKind === 'contract' ? 'Unknown contract' : 'Unknown'}</Tag>
  ) : null;
}
