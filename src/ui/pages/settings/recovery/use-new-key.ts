/** Reads the new recovery key, also after a reload. Keeps it only while a page shows it. */
import { useEffect, useState } from 'preact/hooks';
import type { CommandAnswer } from '../../../../messaging/commands.ts';
import { useAct, useCommand } from '../../../wallet.tsx';

export type NewKey = CommandAnswer<'show-recovery-key'>;

/** `key` is `null` until it is loaded. */
export function useNewKey(): { key: NewKey | null; problem: string | null } {
  const command = useCommand();
  const [key, setKey] = useState<NewKey | null>(null);
  const { problem, run } = useAct();
  useEffect(() => {
    run(async () => setKey(await command('show-recovery-key', {})));
  }, []);
  return { key, problem };
}
