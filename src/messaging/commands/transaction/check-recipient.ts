/** Looks up whom a transfer would go to, before it is asked for. */
import * as v from 'valibot';
import type { Hex } from '../../../lib/bytes.ts';
import { answers } from '../../command-contract.ts';
import { address, characterId, text } from '../schemas.ts';

/**
 * `known`: name in the address book or of an own account. `timesSent`: transfers to it so far. `problem`: a whole
 * sentence.
 * @throws WalletError bad-input (neither an address nor one known name) | locked | closed
 */
export const checkRecipient = {
  input: v.object({
    characterId,
    from: address,
    /** An address, or the name of a contact or an own account. */
    to: text,
  }),
  answer: answers<{ address: Hex; known: string | null; timesSent: number; problem: string | null }>(),
};
