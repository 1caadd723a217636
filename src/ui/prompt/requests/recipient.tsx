/** The whole address that gets funds or permissions, in groups of four. If a similar known address is shown, differing groups are marked. */
import type { WholeAddress as Recipient } from '../../../messaging/approval.ts';
import { WholeAddress } from '../../components/address.tsx';
import { ComparedAddresses } from '../../components/compared-addresses.tsx';

/** The rule of the warning that shows the comparison. */
export const LOOK_ALIKE = 'look-alike';

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
  return <ComparedAddresses label={to.label} address={to.address} other={to.compare} testid="recipient" />;
}
