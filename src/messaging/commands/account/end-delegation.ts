/** Opens the prompt of a transaction that ends the delegation of an account, on the network that its character shows (EIP-7702). */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { address, characterId } from '../schemas.ts';

/** @throws WalletError no-network | node-refused | locked | closed */
export const endDelegation = {
  input: v.object({ characterId, address }),
  answer: answers<{ approvalId: string }>(),
};
