/** Carries OPAQUE's first registration message to the key server. */
import { answers } from '../../command-contract.ts';
import { opaqueStart } from '../login-schemas.ts';

/**
 * All texts are base64url. `registration` names the attempt at the server; `response` is the server's message.
 * @throws WalletError bad-input (no account name) | not-found (no key server) | server-unreachable | server-refused
 */
export const opaqueRegisterStart = {
  input: opaqueStart,
  answer: answers<{ registration: string; response: string }>(),
};
