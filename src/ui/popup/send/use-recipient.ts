/** Lets the worker check a recipient while it is typed. Only the answer for the latest text counts. */
import { useEffect, useState } from 'preact/hooks';
import type { Hex } from '../../../lib/bytes.ts';
import type { CommandAnswer } from '../../../messaging/commands.ts';
import type { AccountView, CharacterDetail } from '../../../messaging/snapshot.ts';
import { toSentence, useCommand } from '../../wallet.tsx';
import { addressProblem, type Candidate, candidatesOf, resolveRecipient, suggestRecipients } from './recipient.ts';

type CheckedRecipient = CommandAnswer<'check-recipient'>;

/** All that a field for a recipient shows. */
export interface TypedRecipient {
  candidates: readonly Candidate[];
  suggested: readonly Candidate[];
  /** The checked recipient; `null` while the field is empty or the check runs. */
  checked: CheckedRecipient | null;
  problem: string | null;
  checking: boolean;
}

/** @param account that sends */
export function useTypedRecipient(
  { contacts, accounts }: Pick<CharacterDetail, 'contacts' | 'accounts'>,
  characterId: string,
  account: AccountView | undefined,
  typed: string,
): TypedRecipient {
  const candidates = candidatesOf(
    contacts,
    accounts.filter(({ address }) => address !== account?.address),
  );
  const to = resolveRecipient(typed, candidates);
  const suggested = typed.trim() === '' ? candidates.slice(0, 3) : suggestRecipients(typed, candidates);
  // While there are suggestions, the user is still typing a name, which is not wrong yet.
  const result = useRecipient(characterId, account?.address ?? null, suggested.length > 0 ? '' : to);
  return {
    candidates,
    suggested,
    checked: result !== null && 'address' in result && result.problem === null ? result : null,
    problem: typed.trim() === '' ? null : (result?.problem ?? null),
    checking: to !== '' && suggested.length === 0 && result === null,
  };
}

const PAUSE = 250;
/** A longer pause before format errors, so that they don't appear while an address is typed by hand. */
const LONG_PAUSE = 900;

/** `null` while the field is empty or the check runs. @param to an address or the typed text */
function useRecipient(
  characterId: string,
  from: Hex | null,
  to: string,
): CheckedRecipient | { problem: string } | null {
  const command = useCommand();
  const [checked, setChecked] = useState<{
    from: Hex;
    to: string;
    result: CheckedRecipient | { problem: string };
  } | null>(null);
  useEffect(() => {
    if (to === '' || from === null) return;
    let current = true;
    const wrong = addressProblem(to);
    if (wrong !== null) {
      const timer = setTimeout(() => setChecked({ from, to, result: { problem: wrong } }), LONG_PAUSE);
      return () => clearTimeout(timer);
    }
    const timer = setTimeout(async () => {
      let result: CheckedRecipient | { problem: string };
      try {
        result = await command('check-recipient', { characterId, from, to });
      } catch (error) {
        result = { problem: toSentence(error) };
      }
      if (current) setChecked({ from, to, result });
    }, PAUSE);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [command, characterId, from, to]);
  // The account that pays is part of the question: nobody pays the same account.
  return checked !== null && checked.to === to && checked.from === from && to !== '' ? checked.result : null;
}
