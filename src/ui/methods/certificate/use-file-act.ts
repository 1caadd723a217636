/** Runs an act that opens a certificate file, and tells whether its problem concerns the file's password. */
import { useState } from 'preact/hooks';
import { isWalletError } from '../../../lib/errors.ts';
import { toSentence } from '../../wallet.tsx';

export interface FileProblem {
  text: string;
  ofPassword: boolean;
}

export function useFileAct(): {
  busy: boolean;
  problem: FileProblem | null;
  run: (act: () => Promise<unknown>) => Promise<boolean>;
  clear: () => void;
} {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<FileProblem | null>(null);
  async function run(act: () => Promise<unknown>): Promise<boolean> {
    if (busy) return false;
    setBusy(true);
    setProblem(null);
    try {
      await act();
      return true;
    } catch (error) {
      const text = toSentence(error);
      setProblem({ text, ofPassword: isWalletError(error, 'wrong-credential') && /password|only you know/.test(text) });
      return false;
    } finally {
      setBusy(false);
    }
  }
  return { busy, problem, run, clear: () => setProblem(null) };
}
