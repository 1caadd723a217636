/** Asks a key server who it is and whom it takes. The address may be an invitation link. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import type { ServerAnswer } from '../../server-view.ts';
import { text } from '../schemas.ts';

/**
 * `fingerprint` of its receipt key, in groups, as the server prints it when it starts.
 * @throws WalletError bad-input (not a server address) | server-unreachable | bad-server
 */
export const checkServer = {
  input: v.object({ url: text }),
  answer: answers<ServerAnswer>(),
};
