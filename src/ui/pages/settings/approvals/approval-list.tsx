/** The approvals that were found, what is at risk first; each can be taken back, several at once, and amounts can be lowered. */

import { approvals as t } from '../../../../locales/en/ui/pages/settings/approvals.ts';
import { type AllowanceView, allowanceKey } from '../../../../messaging/allowance-view.ts';
import type { AccountView } from '../../../../messaging/snapshot.ts';
import { Button } from '../../../components/button.tsx';
import type { FoundNames } from '../use-ens-names.ts';
import { ApprovalRow } from './approval-row.tsx';

interface Props {
  rows: readonly AllowanceView[];
  /** Of spenders without another name, by address. */
  ensNames: FoundNames;
  accounts: readonly AccountView[];
  busy: boolean;
  /** Keys of the ticked ones. */
  selected: ReadonlySet<string>;
  /** The one whose details are shown. */
  opened: AllowanceView | null;
  onSelect: (selected: ReadonlySet<string>) => void;
  onRevoke: (rows: readonly AllowanceView[]) => Promise<boolean>;
  onLower: (row: AllowanceView) => void;
}

export function ApprovalList({ rows, ensNames, accounts, busy, selected, opened, onSelect, onRevoke, onLower }: Props) {
  const ticked = rows.filter((row) => selected.has(allowanceKey(row)));

  function select(key: string, on: boolean): void {
    const next = new Set(selected);
    if (on) next.add(key);
    else next.delete(key);
    onSelect(next);
  }

  async function revokeTicked(): Promise<void> {
    if (await onRevoke(ticked)) onSelect(new Set());
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
                  ensName={ensNames.get(row.spender)}
                  account={accounts.find(({ address }) => address.toLowerCase() === row.account)}
                  several={accounts.length > 1}
                  selected={selected.has(key)}
                  isChosen={row === opened}
                  busy={busy}
                  onSelect={(on) => select(key, on)}
                  onRevoke={() => void onRevoke([row])}
                  onLower={() => onLower(row)}
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
        t.atRiskNow,
        rows.filter(({ atRisk }) => atRisk !== '0'),
      )}
      {group(
        t.nothingThereToTake,
        rows.filter(({ atRisk }) => atRisk === '0'),
      )}
      {ticked.length > 0 && (
        <div class="at-foot acts-row">
          <Button weight="primary" busy={busy} onClick={() => void revokeTicked()} testid="revoke-selected">
            {t.revokeCount(ticked.length)}
          </Button>
          <Button weight="quiet" onClick={() => onSelect(new Set())}>
            {t.selectNone}
          </Button>
        </div>
      )}
    </>
  );
}
