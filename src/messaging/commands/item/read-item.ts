/** Reads what an item says of itself, and its picture: inline, from the person's own gateway, or from hosts that the person has just named. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import type { ItemDetails } from '../../item-details.ts';
import { characterId, itemRef, texts } from '../schemas.ts';

/** @throws WalletError no-network | locked | closed */
export const readItem = {
  /** `hosts`: they may be asked, this time. */
  input: v.object({ characterId, item: itemRef, hosts: texts }),
  answer: answers<ItemDetails>(),
};
