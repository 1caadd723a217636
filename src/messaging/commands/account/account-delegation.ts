/** Looks up whose code an account runs on the network that its character shows (EIP-7702). */
import * as v from 'valibot';
import type { Hex } from '../../../lib/bytes.ts';
import { answers } from '../../command-contract.ts';
import { address, characterId } from '../schemas.ts';

/**
 * `null`: the account runs no code. `delegate`: the contract. `name`: of a known contract. `known`: it is the one that this wallet itself offers.
 * @throws WalletError no-network | node-refused | locked | closed
 */
export const accountDelegation = {
  input: v.object({ characterId, address }),
  answer: answers<{ delegate: Hex; name: string | null; known: boolean } | null>(),
  silent: true,
};
