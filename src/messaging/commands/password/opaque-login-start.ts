/** Carries OPAQUE's first login message to the key server, which counts it as a guess. */
import { answers } from '../../command-contract.ts';
import { opaqueStart } from '../login-schemas.ts';

/**
 * All texts are base64url. `login` names the attempt at the server; `response` is the server's message.
 * @throws WalletError bad-input (no account name) | not-found (no key server) | server-unreachable | server-refused
 * (too many guesses)
 */
export const opaqueLoginStart = {
  input: opaqueStart,
  answer: answers<{ login: string; response: string }>(),
};
