/** Removes an entry from a character's address book. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { address, characterId } from '../schemas.ts';

/** @throws WalletError locked | closed */
export const removeContact = {
  input: v.object({ characterId, address }),
  answer: answers<null>(),
};
