/** Adds descriptions of contracts (ERC-7730) to a character. A file of the same name is replaced; files that others include are merged into them. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { characterId, text } from '../schemas.ts';

/** @throws WalletError bad-input (says which file, and what is wrong with it; nothing is added) | refused (the character is full) | locked | closed */
export const addDescriptions = {
  input: v.object({ characterId, files: v.array(v.object({ name: text, text: v.string() })) }),
  answer: answers<null>(),
};
