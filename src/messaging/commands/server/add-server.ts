/** Stores an identity of this device at a key server as well. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { proof } from '../login-schemas.ts';
import { text } from '../schemas.ts';

/**
 * @throws WalletError exists (it has one) | not-allowed | server-unreachable | bad-server | whatever a proof can (see
 * `proof`)
 */
export const addServer = {
  input: v.object({ url: text, proof }),
  answer: answers<null>(),
};
