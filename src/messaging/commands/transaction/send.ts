/** Prepares a transfer and opens its prompt. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { address, characterId, flag, text } from '../schemas.ts';

/**
 * @throws WalletError bad-input (recipient, amount, or not enough for the fee) | locked | closed | no-network |
 * node-refused
 */
export const send = {
  input: v.object({
    characterId,
    from: address,
    /** An address, or the name of a contact or an own account. */
    to: text,
    /** Decimal, in whole units. */
    amount: text,
    /** Its contract; `null`: the native coin. */
    token: v.nullable(address),
    /** All that the account holds, whatever `amount` says. */
    everything: flag,
    /** Through the layer-1 chain, which asks no sequencer. */
    throughLayerOne: flag,
  }),
  answer: answers<{ approvalId: string }>(),
};
