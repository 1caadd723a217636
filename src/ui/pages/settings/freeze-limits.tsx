/** Explains the limits of freezing and removing. Shown wherever a user may rely on them. */
import type { UnlockedSnapshot } from '../../../messaging/snapshot.ts';
import { WarningBox } from '../../components/warning.tsx';

export const FreezeLimits = ({ server }: Pick<UnlockedSnapshot, 'server'>) => (
  <WarningBox severity="note" title="What this can’t do" rule="what-holds">
    {server === null ? (
      <p>This identity has no key server, so your other computers aren’t notified and can still open their copies.</p>
    ) : (
      <p>An offline computer can still open its copy until it connects again; then it locks.</p>
    )}
    <p>An unlocked wallet stays readable until it locks. Private keys that somebody has read can’t be taken back.</p>
  </WarningBox>
);
