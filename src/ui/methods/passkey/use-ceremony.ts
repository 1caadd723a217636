/** Runs the ceremonies of a component, one at a time: a new one cancels the previous one, and so does leaving the page. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { isWalletError } from '../../../lib/errors.ts';
import { comeForward } from '../../location.ts';
import { toSentence } from '../../wallet.tsx';
import { stopCeremony } from './ceremony.ts';
import { isUnfocused } from './ceremony-error.ts';

export interface CeremonyRun {
  running: boolean;
  /** A sentence that says what to do; `null` if nothing failed. Cancelling is not a failure. */
  problem: string | null;
  /** Resolves to `true` if `act` succeeded. */
  run(act: () => Promise<unknown>): Promise<boolean>;
  stop(): void;
}

/** Once more from the front when another tab had the focus: the wallet's own start page may have opened in between. */
async function inFront(act: () => Promise<unknown>, stillWanted: () => boolean): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (!isUnfocused(error)) throw error;
    await comeForward();
    if (!stillWanted()) throw error;
    await act();
  }
}

export function useCeremony(): CeremonyRun {
  const [running, setRunning] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const turn = useRef(0);

  useEffect(
    () => () => {
      turn.current += 1;
      stopCeremony();
    },
    [],
  );

  async function run(act: () => Promise<unknown>): Promise<boolean> {
    stopCeremony();
    turn.current += 1;
    const mine = turn.current;
    setRunning(true);
    setProblem(null);
    try {
      await inFront(act, () => mine === turn.current);
      if (mine === turn.current) setRunning(false);
      return true;
    } catch (error) {
      // Only the latest run decides what is shown.
      if (mine !== turn.current) return false;
      setRunning(false);
      setProblem(isWalletError(error, 'stopped') ? null : toSentence(error));
      return false;
    }
  }

  function stop() {
    turn.current += 1;
    stopCeremony();
    setRunning(false);
    setProblem(null);
  }

  return { running, problem, run, stop };
}
