/** Adds an entry to a character's address book, or renames it. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { characterId, text } from '../schemas.ts';

/** @throws WalletError bad-input (not an address, or the name) | refused (the character is full) | locked | closed */
export const saveContact = {
  input: v.object({ characterId, address: text, name: text }),
  answer: answers<null>(),
};
