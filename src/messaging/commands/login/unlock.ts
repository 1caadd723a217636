/**
 * Opens the session with a login method that this computer knows. What does not open the identity in use is tried with every other on this
 * computer, a hidden one too, and the one that it opens comes into use. An empty `methodId` says that no method is meant.
 */
import { answers } from '../../command-contract.ts';
import { loginAnswer } from '../login-schemas.ts';

/**
 * @throws WalletError not-found (the method is not known here) | wrong-credential | refused (frozen, removed, waiting)
 * | bad-input (personal information is missing) | needs-login (a password has to go by way of the server) | no-prf |
 * bad-log
 */
export const unlock = {
  input: loginAnswer,
  answer: answers<null>(),
};
