/** Tells whether an address could be mistaken for one that the character knows. Asks no node. */
import * as v from 'valibot';
import type { Hex } from '../../../lib/bytes.ts';
import { answers } from '../../command-contract.ts';
import { address, characterId } from '../schemas.ts';

export interface LookAlike {
  /** The known one. */
  address: Hex;
  /** What it is: *Ida Holm, in your address book*. */
  label: string;
  /** The sentence that warns. */
  warning: string;
  /** It has a name, or the person sent something there. False: it only sent something, as an imitation would, so it must not be offered instead. */
  isChosen: boolean;
}

/** `null`: it looks like none, or is known itself. @throws WalletError locked | closed */
export const lookAlike = {
  input: v.object({ characterId, address }),
  answer: answers<LookAlike | null>(),
  silent: true,
};
