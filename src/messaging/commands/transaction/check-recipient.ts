/** Looks up whom a transfer would go to, before it is asked for. */
import * as v from 'valibot';
import type { Hex } from '../../../lib/bytes.ts';
import { answers } from '../../command-contract.ts';
import type { LookAlike } from '../contact/look-alike.ts';
import { address, characterId, text } from '../schemas.ts';

/**
 * `known`: name in the address book or of an own account. `ensName`: verified name of an unknown address. `timesSent`: transfers to it so far.
 * `lookAlike`: the known address that an unknown one could be mistaken for.
 * `problem`: a whole sentence.
 * @throws WalletError bad-input (neither an address nor one known name) | no-network (an ENS name that cannot be looked up) | locked | closed
 */
export const checkRecipient = {
  input: v.object({
    characterId,
    from: address,
    /** An address, the name of a contact or an own account, or an ENS name. */
    to: text,
  }),
  answer: answers<{
    address: Hex;
    known: string | null;
    ensName: string | null;
    timesSent: number;
    lookAlike: LookAlike | null;
    problem: string | null;
  }>(),
};
