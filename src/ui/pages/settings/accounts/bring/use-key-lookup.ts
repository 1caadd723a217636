/** Looks up the accounts of private keys: what they hold, and which of them are in the character already. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { SourceLookup } from '../../../../../messaging/account-source.ts';
import { toSentence, useCommand } from '../../../../wallet.tsx';
import type { Found } from './found.ts';

export interface KeyOf {
  id: string;
  from: string;
  called: string;
  privateKey: string;
  repeats: boolean;
}

export interface KeyLookup {
  /** `null`: not looked up yet. */
  found: Found[] | null;
  busy: boolean;
  silent: string[];
  asked: number;
  problem: string | null;
  /** The key that was looked up under this id, whatever is typed now. */
  privateKeyOf(id: string): string;
  look(keys: readonly KeyOf[]): Promise<void>;
  forget(): void;
}

export function useKeyLookup(characterId: string): KeyLookup {
  const command = useCommand();
  const [keys, setKeys] = useState<readonly KeyOf[]>([]);
  const [answer, setAnswer] = useState<SourceLookup | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  /** Number of the latest lookup: what is answered to an earlier one is of other keys, or of another character. */
  const latest = useRef(0);
  const forget = () => {
    latest.current++;
    setAnswer(null);
    setBusy(false);
  };
  // What is known of the accounts holds for one character.
  useEffect(forget, [characterId]);
  return {
    found:
      answer === null
        ? null
        : answer.accounts.flatMap((account, at): Found[] => {
            const key = keys[at];
            return key ? [{ ...account, id: key.id, from: key.from, called: key.called, repeats: key.repeats }] : [];
          }),
    busy,
    silent: answer?.silent ?? [],
    asked: answer?.asked ?? 0,
    problem,
    forget,
    privateKeyOf: (id) => keys.find((key) => key.id === id)?.privateKey ?? '',
    async look(wanted) {
      const run = ++latest.current;
      setBusy(true);
      setProblem(null);
      try {
        const privateKeys = wanted.map(({ privateKey }) => privateKey);
        const found = await command('look-up-accounts', { characterId, source: { kind: 'keys', privateKeys } });
        if (run !== latest.current) return;
        setAnswer(found);
        setKeys(wanted);
      } catch (error) {
        if (run === latest.current) setProblem(toSentence(error));
      } finally {
        if (run === latest.current) setBusy(false);
      }
    },
  };
}
