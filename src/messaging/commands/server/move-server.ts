/** Moves the identity from its key server to another one. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { proof } from '../login-schemas.ts';
import { text } from '../schemas.ts';

/**
 * `leftBehind`: the old server could not be told to delete what it has.
 * @throws WalletError exists (another identity is in the way, or it is the same server) | not-allowed |
 * server-unreachable | bad-server | whatever a proof can (see `proof`)
 */
export const moveServer = {
  input: v.object({ url: text, proof }),
  answer: answers<{ leftBehind: boolean }>(),
};
