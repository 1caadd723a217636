/** Prepares the transfer of an item of a collection and opens its prompt. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { address, characterId, itemRef, text } from '../schemas.ts';

/** @throws WalletError bad-input (recipient or amount) | locked | closed | no-network | node-refused */
export const sendItem = {
  input: v.object({
    characterId,
    from: address,
    /** An address, or the name of a contact or an own account. */
    to: text,
    item: itemRef,
    /** Pieces, a whole number; ERC-721 has one of each. */
    amount: text,
  }),
  answer: answers<{ approvalId: string }>(),
};
