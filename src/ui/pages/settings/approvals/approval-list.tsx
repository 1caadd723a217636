/** The approvals that were found, what is at risk first; each can be taken back, several at once, and amounts can be lowered. */
import { useState } from 'preact/hooks';
import { toCounted } from '../../../../locales/en/grammar.ts';
import { type AllowanceChange, type AllowanceView, allowanceKey } from '../../../../messaging/allowance-view.ts';
import type { AccountView } from '../../../../messaging/snapshot.ts';
import { Button } from '../../../components/button.tsx';
import { ApprovalRow } from './approval-row.tsx';
import { ChangeAmount } from './change-amount.tsx';

interface Props {
  rows: readonly AllowanceView[];
  accounts: readonly AccountView[];
  busy: boolean;
  /** Opens the prompts. */
  onChange: (changes: AllowanceChange[]) => Promise<boolean>;
}

/** The right with another amount, and nothing else that the row shows. */
const toChange = (row: AllowanceView, amount: string | null): AllowanceChange => {
  const { kind, account, contract, token, spender, id, expiresAt } = row;
  return { kind, account, contract, token, spender, id, amount, expiresAt };
};

export function ApprovalList({ rows, accounts, busy, onChange }: Props) {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [changing, setChanging] = useState<AllowanceView | null>(null);
  const chosen = rows.filter((row) => selected.has(allowanceKey(row)));

  function select(key: string, on: boolean): void {
    const next = new Set(selected);
    if (on) next.add(key);
    else next.delete(key);
    setSelected(next);
  }

  async function revokeChosen(): Promise<void> {
    if (await onChange(chosen.map((row) => toChange(row, null)))) setSelected(new Set());
  }

  const group = (title: string, members: readonly AllowanceView[]) =>
    members.length > 0 && (
      <div class="stack">
        <h2 class="h3">{title}</h2>
        <ul class="rows">
          {members.map((row) => {
            const key = allowanceKey(row);
            return (
              <li key={key}>
                <ApprovalRow
                  row={row}
                  account={accounts.find(({ address }) => address.toLowerCase() === row.account)}
                  several={accounts.length > 1}
                  selected={selected.has(key)}
                  busy={busy}
                  onSelect={(on) => select(key, on)}
                  onRevoke={() => void onChange([toChange(row, null)])}
                  onLower={() => setChanging(row)}
                />
              </li>
            );
          })}
        </ul>
      </div>
    );

  return (
    <>
      {group(
        'At risk now',
        rows.filter(({ atRisk }) => atRisk !== '0'),
      )}
      {group(
        'Nothing there to take now',
        rows.filter(({ atRisk }) => atRisk === '0'),
      )}
      {chosen.length > 0 && (
        <div class="at-foot acts-row">
          <Button weight="primary" busy={busy} onClick={() => void revokeChosen()} testid="revoke-selected">
            Revoke {toCounted(chosen.length, 'approval')}
          </Button>
          <Button weight="quiet" onClick={() => setSelected(new Set())}>
            Select none
          </Button>
        </div>
      )}
      {changing !== null && (
        <ChangeAmount
          row={changing}
          busy={busy}
          onAmount={async (amount) => {
            if (await onChange([toChange(changing, amount)])) setChanging(null);
          }}
          onClose={() => setChanging(null)}
        />
      )}
    </>
  );
}
