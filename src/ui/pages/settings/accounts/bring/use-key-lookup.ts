/** Looks up the accounts of private keys: what they hold, and which of them are in the character already. */
import { useEffect, useState } from 'preact/hooks';
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
  look(keys: readonly KeyOf[]): Promise<void>;
  forget(): void;
}

export function useKeyLookup(characterId: string): KeyLookup {
  const command = useCommand();
  const [keys, setKeys] = useState<readonly KeyOf[]>([]);
  const [answer, setAnswer] = useState<SourceLookup | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const forget = () => setAnswer(null);
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
    async look(wanted) {
      setBusy(true);
      setProblem(null);
      try {
        const privateKeys = wanted.map(({ privateKey }) => privateKey);
        setAnswer(await command('look-up-accounts', { characterId, source: { kind: 'keys', privateKeys } }));
        setKeys(wanted);
      } catch (error) {
        setProblem(toSentence(error));
      } finally {
        setBusy(false);
      }
    },
  };
}
