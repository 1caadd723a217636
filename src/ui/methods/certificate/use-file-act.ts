/** Runs an act that opens a certificate file, and tells which field its problem belongs to. */
import { useState } from 'preact/hooks';
import { isWalletError } from '../../../lib/errors.ts';
import { toSentence } from '../../wallet.tsx';

export interface FileProblem {
  text: string;
  of: 'file' | 'password' | 'personal';
}

export function useFileAct(): {
  busy: boolean;
  problem: FileProblem | null;
  /** `act` gets a function that says what the next steps concern. Unless told, a wrong credential is the file's password. */
  run: (act: (next: (field: FileProblem['of']) => void) => Promise<unknown>) => Promise<boolean>;
  clear: () => void;
} {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<FileProblem | null>(null);
  async function run(act: (next: (field: FileProblem['of']) => void) => Promise<unknown>): Promise<boolean> {
    if (busy) return false;
    setBusy(true);
    setProblem(null);
    const concerns: Pick<FileProblem, 'of'> = { of: 'password' };
    try {
      await act((field) => {
        concerns.of = field;
      });
      return true;
    } catch (error) {
      const { of } = concerns;
      const isTyped =
        isWalletError(error, 'wrong-credential') || (of === 'personal' && isWalletError(error, 'bad-input'));
      setProblem({ text: toSentence(error), of: isTyped ? of : 'file' });
      return false;
    } finally {
      setBusy(false);
    }
  }
  return { busy, problem, run, clear: () => setProblem(null) };
}
