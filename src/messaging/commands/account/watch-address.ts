/** Adds an address without a key: it is shown, and nothing can be signed for it. */
import * as v from 'valibot';
import type { Hex } from '../../../lib/bytes.ts';
import { answers } from '../../command-contract.ts';
import { characterId, text } from '../schemas.ts';

/**
 * @throws WalletError bad-input (not an address, or the name) | exists | refused (the character is full) | locked |
 * closed
 */
export const watchAddress = {
  input: v.object({ characterId, name: text, address: text }),
  answer: answers<{ address: Hex }>(),
};
