/** Whether an address for the address book could be mistaken for one that the character knows. */
import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Hex } from '../../../../lib/bytes.ts';
import type { CommandAnswer } from '../../../../messaging/commands.ts';
import { useCommand } from '../../../wallet.tsx';

type Double = CommandAnswer<'look-alike'>;

/** `double`: `undefined` until it is known. `look`: asks at once, and shows what it finds. */
export interface LookAlikeCheck {
  double: Double | undefined;
  look: (address: string) => Promise<Double>;
}

/** @param address whole; `null`: none is typed yet */
export function useLookAlike(characterId: string, address: string | null): LookAlikeCheck {
  const command = useCommand();
  const [checked, setChecked] = useState<{ of: string; double: Double } | null>(null);
  const look = useCallback(
    async (of: string) => {
      const double = await command('look-alike', { characterId, address: of as Hex });
      setChecked({ of, double });
      return double;
    },
    [command, characterId],
  );
  useEffect(() => {
    // Saving asks again, and says what went wrong.
    if (address !== null) void look(address).catch(() => undefined);
  }, [look, address]);
  return { double: checked !== null && checked.of === address ? checked.double : undefined, look };
}
