/** Opens the session with a login method that this computer knows. */
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
