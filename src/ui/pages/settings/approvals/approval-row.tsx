/** One approval: who may take what from which account, what is at risk, and the acts that lower or end it. */
import type { AllowanceView } from '../../../../messaging/allowance-view.ts';
import type { AccountView } from '../../../../messaging/snapshot.ts';
import { ShortAddress } from '../../../components/address.tsx';
import { Button } from '../../../components/button.tsx';
import { CheckBox } from '../../../components/field.tsx';
import { Tag } from '../../../components/row.tsx';
import { rightText, riskText, spenderText } from './approval-words.ts';

interface Props {
  row: AllowanceView;
  account: AccountView | undefined;
  /** The character has several accounts: the row names its own. */
  several: boolean;
  selected: boolean;
  busy: boolean;
  onSelect: (on: boolean) => void;
  onRevoke: () => void;
  onLower: () => void;
}

export function ApprovalRow({ row, account, several, selected, busy, onSelect, onRevoke, onLower }: Props) {
  const signs = account !== undefined && account.kind !== 'watch';
  const what = `${rightText(row, Date.now())}: ${spenderText(row)}`;
  const isAmount = row.kind === 'token' || row.kind === 'permit2';
  return (
    <div class="row tall approval-row" data-testid="approval-row" data-spender={row.spender} data-kind={row.kind}>
      {signs && (
        <CheckBox checked={selected} onChange={onSelect} testid="select-approval">
          <span class="vh">Select: {what}</span>
        </CheckBox>
      )}
      <span class="grow">
        <span class="t">
          {row.spenderName ?? <ShortAddress address={row.spender} />}
          <SpenderTag row={row} />
          {(row.unlimited || row.kind === 'operator') && <Tag tone="caution">Unlimited</Tag>}
          {isAmount && !row.tokenKnown && <Tag>Unknown token</Tag>}
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
          {isAmount && (
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
