/** Lets the worker check a recipient while it is typed. Only the answer for the latest text counts. */
import { useEffect, useState } from 'preact/hooks';
import type { Hex } from '../../../lib/bytes.ts';
import type { CommandAnswer } from '../../../messaging/commands.ts';
import { toSentence, useCommand } from '../../wallet.tsx';
import { addressProblem } from './recipient.ts';

export type Recipient = CommandAnswer<'check-recipient'>;

const PAUSE = 250;
/** A longer pause before format errors, so that they don't appear while an address is typed by hand. */
const LONG_PAUSE = 900;

/** `null` while the field is empty or the check runs. @param to an address or the typed text */
export function useRecipient(
  characterId: string,
  from: Hex | null,
  to: string,
): Recipient | { problem: string } | null {
  const command = useCommand();
  const [checked, setChecked] = useState<{ to: string; result: Recipient | { problem: string } } | null>(null);
  useEffect(() => {
    if (to === '' || from === null) return;
    let current = true;
    const wrong = addressProblem(to);
    if (wrong !== null) {
      const timer = setTimeout(() => setChecked({ to, result: { problem: wrong } }), LONG_PAUSE);
      return () => clearTimeout(timer);
    }
    const timer = setTimeout(async () => {
      let result: Recipient | { problem: string };
      try {
        result = await command('check-recipient', { characterId, from, to });
      } catch (error) {
        result = { problem: toSentence(error) };
      }
      if (current) setChecked({ to, result });
    }, PAUSE);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [command, characterId, from, to]);
  return checked !== null && checked.to === to && to !== '' ? checked.result : null;
}
