/** Asks the contract of an item on the character's network what it is, and whether an account of the character holds it. Nothing is added. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import type { ItemRef } from '../../item-view.ts';
import { characterId, text } from '../schemas.ts';

/** @throws WalletError bad-input (no address, no number, or no account of the character holds it) | no-network | locked | closed */
export const lookUpItem = {
  input: v.object({ characterId, address: text, id: text }),
  answer: answers<ItemRef & { collection: string | null; amount: string }>(),
};
