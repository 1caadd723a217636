/** When each computer last read from the key server (by device id, ms since 1970), as reported by the server. Empty without a server, or while it can't be reached. */
import { useEffect, useState } from 'preact/hooks';
import type { UnlockedSnapshot } from '../../../../messaging/snapshot.ts';
import { useCommand } from '../../../wallet.tsx';

export function useLastSeen({ server, identity }: UnlockedSnapshot): Record<string, number> {
  const command = useCommand();
  const [lastSeen, setLastSeen] = useState<Record<string, number>>({});
  useEffect(() => {
    if (server === null) return;
    command('security-history', {}).then(
      (history) => setLastSeen(history.lastSeen),
      () => undefined,
    );
  }, [server?.origin, identity.entries]);
  return lastSeen;
}
