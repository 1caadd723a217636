/** Goes from the open identity to another one on this computer, or to a new one. */
import type { IdentityChoice } from '../../messaging/snapshot.ts';
import { clearPaymentDrafts } from '../payment-draft.ts';
import { useAct, useCommand } from '../wallet.tsx';
import { openTab } from './open-tab.ts';

/** Goes to an identity, or to an empty place for a new one (`null`), and opens the page that goes on. */
export function useIdentitySwitch(): {
  busy: boolean;
  problem: string | null;
  go: (chosen: IdentityChoice | null) => void;
} {
  const command = useCommand();
  const { busy, problem, run } = useAct();
  const go = (chosen: IdentityChoice | null) =>
    void run(async () => {
      await clearPaymentDrafts();
      if (chosen === null) await command('begin-identity', {});
      else await command('switch-identity', { id: chosen.id });
      await openTab(chosen === null ? 'start' : 'login?close=1');
    });
  return { busy, problem, go };
}
