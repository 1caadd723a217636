/** Runs an act that opens a certificate file, and tells which field its problem belongs to. */
import { useState } from 'preact/hooks';
import { toSentence } from '../../wallet.tsx';

export interface FileProblem {
  text: string;
  of: 'file' | 'password' | 'personal';
}

const fieldOf = (text: string): FileProblem['of'] =>
  /only you know/.test(text) ? 'personal' : /password/.test(text) ? 'password' : 'file';

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
      setProblem({ text, of: fieldOf(text) });
      return false;
    } finally {
      setBusy(false);
    }
  }
  return { busy, problem, run, clear: () => setProblem(null) };
}
