/** Whether an address for the address book could be mistaken for one that the character knows. */
import { useEffect, useState } from 'preact/hooks';
import { ZERO_ADDRESS } from '../../../../ethereum/address.ts';
import type { CommandAnswer } from '../../../../messaging/commands.ts';
import { useCommand } from '../../../wallet.tsx';

type Checked = CommandAnswer<'check-recipient'>;

/** `null` while it is looked up, and for an address that looks like none. @param address whole; `null`: none is typed yet */
export function useLookAlike(
  characterId: string,
  address: string | null,
): Pick<Checked, 'address' | 'lookAlike'> | null {
  const command = useCommand();
  const [checked, setChecked] = useState<{ of: string; answer: Checked } | null>(null);
  useEffect(() => {
    if (address === null) return;
    let current = true;
    command('check-recipient', { characterId, from: ZERO_ADDRESS, to: address }).then(
      (answer) => current && setChecked({ of: address, answer }),
      // The entry can be added without it, and the prompt of each payment looks again.
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [command, characterId, address]);
  return checked !== null && checked.of === address ? checked.answer : null;
}
