/** Has amounts read again while the popup is looked at: now and then, and at once when something that was under way is over. */
import { useEffect } from 'preact/hooks';
import type { CharacterDetail } from '../../messaging/snapshot.ts';
import { useCommand } from '../wallet.tsx';
import { isPending } from '../words/activity.ts';

const EVERY = 20_000;

export function useRefreshedBalances(detail: CharacterDetail | null): void {
  const command = useCommand();
  const settled = detail === null ? '' : detail.activity.filter(({ status }) => !isPending(status)).length;
  const shown = detail === null ? null : `${detail.id}/${detail.chainId}/${settled}`;
  useEffect(() => {
    if (shown === null) return;
    // A network that is away is told by the next snapshot, not by this.
    const refresh = () => void command('refresh-balances', {}).catch(() => undefined);
    refresh();
    const timer = setInterval(refresh, EVERY);
    return () => clearInterval(timer);
  }, [command, shown]);
}
