/** Adds an account by its private key. */
import * as v from 'valibot';
import type { Hex } from '../../../lib/bytes.ts';
import { answers } from '../../command-contract.ts';
import { characterId, text } from '../schemas.ts';

/** @throws WalletError bad-input (not a key, or the name) | exists | refused (the character is full) | locked | closed */
export const importPrivateKey = {
  input: v.object({
    characterId,
    name: text,
    /** 32 bytes in hex, with or without 0x. */
    privateKey: text,
  }),
  answer: answers<{ address: Hex }>(),
};
