/** Refreshes balances while the popup is open: regularly, and at once when a pending activity ends. */
import { useEffect } from 'preact/hooks';
import { isPending } from '../../messaging/activity.ts';
import type { CharacterDetail } from '../../messaging/snapshot.ts';
import { useCommand } from '../wallet.tsx';

const EVERY = 20_000;

export function useRefreshedBalances(detail: CharacterDetail | null): void {
  const command = useCommand();
  const settled =
    detail === null ? '' : detail.activity.filter(({ received, status }) => !received && !isPending(status)).length;
  const shown = detail === null ? null : `${detail.id}/${detail.chainId}/${settled}`;
  useEffect(() => {
    if (shown === null) return;
    // If the network does not respond, the next snapshot says so.
    const refresh = () => void command('refresh-balances', {}).catch(() => undefined);
    refresh();
    const timer = setInterval(refresh, EVERY);
    return () => clearInterval(timer);
  }, [command, shown]);
}
