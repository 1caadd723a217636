/** The whole address that money or rights go to, in groups of four; beside a known one, each differing group is marked. */
import type { WholeAddress as Recipient } from '../../../messaging/approval.ts';
import { WholeAddress } from '../../components/address.tsx';

export function RecipientBox({ to }: { to: Recipient }) {
  if (to.compare === undefined)
    return (
      <div class="recipient" data-testid="recipient">
        <div class="label">
          {to.label}
          {to.known !== null && <span class="known"> {to.known}</span>}
        </div>
        <WholeAddress address={to.address} />
      </div>
    );
  return (
    <div class="change recipient compared" data-testid="recipient">
      <div class="label">{to.label}</div>
      <WholeAddress address={to.address} compare={to.compare.address} />
      <div class="label other">{to.compare.label}</div>
      <WholeAddress address={to.compare.address} />
    </div>
  );
}
