/** The search for approvals of a character on a network: begins when the person asks, goes on while the page is shown, and reads again when something was sent. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { isWalletError } from '../../../../lib/errors.ts';
import type { AllowanceList } from '../../../../messaging/allowance-view.ts';
import type { CharacterDetail } from '../../../../messaging/snapshot.ts';
import { toSentence, useCommand } from '../../../wallet.tsx';

export interface AllowanceSearch {
  /** `null`: the person has not looked yet. */
  list: AllowanceList | null;
  /** A part of the search is running. */
  busy: boolean;
  problem: { offline: boolean; text: string } | null;
  look(): void;
  further(): void;
}

/** @param activity of the character: when a transaction of the network is settled, what is known is read again */
export function useAllowances(
  characterId: string,
  chainId: number,
  activity: CharacterDetail['activity'],
): AllowanceSearch {
  const command = useCommand();
  const place = `${characterId} ${chainId}`;
  const [found, setFound] = useState<{ of: string; list: AllowanceList } | null>(null);
  // What was found on another network is not shown under the name of this one, not even once.
  const list = found !== null && found.of === place ? found.list : null;
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<AllowanceSearch['problem']>(null);
  // Only the newest search sets anything: another network or a newer search ends the one before.
  const turn = useRef(0);

  async function search(first: 'begin' | 'further'): Promise<void> {
    const mine = ++turn.current;
    setBusy(true);
    setProblem(null);
    try {
      for (let go: 'begin' | 'continue' | 'further' = first; ; go = 'continue') {
        const next = await command('search-allowances', { characterId, chainId, go });
        if (mine !== turn.current) return;
        setFound({ of: place, list: next });
        if (next.state !== 'searching') break;
      }
    } catch (error) {
      if (mine !== turn.current) return;
      setProblem({ offline: isWalletError(error, 'no-network'), text: toSentence(error) });
    }
    setBusy(false);
  }

  useEffect(() => {
    setFound(null);
    setBusy(false);
    setProblem(null);
    return () => void turn.current++;
  }, [characterId, chainId]);

  const settled = activity
    .filter((one) => one.chainId === chainId && (one.status === 'included' || one.status === 'failed'))
    .map(({ id }) => id)
    .join();
  const before = useRef(settled);
  useEffect(() => {
    if (before.current === settled) return;
    before.current = settled;
    if (list !== null) void search('begin');
  }, [settled]);

  return { list, busy, problem, look: () => void search('begin'), further: () => void search('further') };
}
