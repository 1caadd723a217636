/** The address that is meant by what is typed: itself, or that of an ENS name, which is looked up. Only the answer for the latest text counts. */
import { useEffect, useState } from 'preact/hooks';
import type { Hex } from '../../../../lib/bytes.ts';
import { contacts as t } from '../../../../locales/en/ui/pages/settings/contacts.ts';
import { toSentence, useCommand } from '../../../wallet.tsx';
import { addressProblem } from '../address-problem.ts';

/** In ms: a name is looked up when nothing was typed for so long. */
const PAUSE = 400;

interface Found {
  name: string;
  address: Hex | null;
  problem: string | null;
}

export interface NamedAddress {
  /** An ENS name was typed. */
  isName: boolean;
  /** As typed, or as found; `null` while there is none. */
  address: string | null;
  /** It was found by its name. */
  found: Hex | null;
  problem: string | null;
  busy: boolean;
}

export function useNamedAddress(characterId: string, typed: string): NamedAddress {
  const command = useCommand();
  const [last, setLast] = useState<Found | null>(null);
  const name = typed.trim();
  const isName = /^[^\s.]+(?:\.[^\s.]+)+$/.test(name);
  useEffect(() => {
    if (!isName) return;
    let current = true;
    const timer = setTimeout(async () => {
      let found: Found;
      try {
        found = { name, address: await command('resolve-name', { characterId, name }), problem: null };
      } catch (error) {
        found = { name, address: null, problem: toSentence(error) };
      }
      if (current) setLast(found);
    }, PAUSE);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [command, characterId, name, isName]);

  if (!isName) {
    const problem = addressProblem(name);
    return { isName, address: problem === null ? name : null, found: null, problem, busy: false };
  }
  const found = last?.name === name ? last : null;
  return {
    isName,
    address: found?.address ?? null,
    found: found?.address ?? null,
    problem: found === null ? t.lookingUp : found.problem,
    busy: found === null,
  };
}
