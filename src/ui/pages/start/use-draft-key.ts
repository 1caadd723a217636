/** Reads the recovery key of the identity that is being set up, also after a reload. Keeps it only while a page shows it. */
import { useEffect, useState } from 'preact/hooks';
import type { CommandAnswer } from '../../../messaging/commands.ts';
import { useAct, useCommand } from '../../wallet.tsx';

export type DraftKey = CommandAnswer<'draft-recovery-key'>;

/** `key` is `null` until it is loaded; with `wanted` false nothing is read. */
export function useDraftKey(wanted = true): { key: DraftKey | null; problem: string | null } {
  const command = useCommand();
  const [key, setKey] = useState<DraftKey | null>(null);
  const { problem, run } = useAct();
  useEffect(() => {
    if (wanted) run(async () => setKey(await command('draft-recovery-key', {})));
    else setKey(null);
  }, [wanted]);
  return { key, problem };
}
