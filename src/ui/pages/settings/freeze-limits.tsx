/** What freezing and removing hold back, and what they cannot: said wherever somebody may rely on it. */
import type { UnlockedSnapshot } from '../../../messaging/snapshot.ts';
import { WarningBox } from '../../components/warning.tsx';

export const FreezeLimits = ({ server }: Pick<UnlockedSnapshot, 'server'>) => (
  <WarningBox severity="note" title="What this cannot do" rule="what-holds">
    {server === null ? (
      <p>
        This identity has no key server. Here it holds at once; another computer that was bound does not hear of it, and
        still opens what it held.
      </p>
    ) : (
      <p>
        The key server shuts it out at once. A computer that is offline still opens what it held, until its next
        contact; then it locks.
      </p>
    )}
    <p>A wallet that lies open can be read until it locks. Private keys that were read stay read.</p>
  </WarningBox>
);
