/** Asks a key server who it is. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { text } from '../schemas.ts';

/**
 * `fingerprint` of its receipt key, in groups, as the server prints it when it starts.
 * @throws WalletError bad-input (not a server address) | server-unreachable | bad-server
 */
export const checkServer = {
  input: v.object({ url: text }),
  answer: answers<{ origin: string; fingerprint: string }>(),
};
