/** Adds the next account of a character's own seed phrase. */
import * as v from 'valibot';
import type { Hex } from '../../../lib/bytes.ts';
import { answers } from '../../command-contract.ts';
import { characterId, text } from '../schemas.ts';

/** @throws WalletError bad-input (the name) | refused (the character is full) | locked | closed */
export const newAccount = {
  input: v.object({
    characterId,
    /** Empty: *Account* and its number. */
    name: text,
  }),
  answer: answers<{ address: Hex }>(),
};
