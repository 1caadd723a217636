/** Opens a second login method's characters for a while, beside those of the login. */
import { answers } from '../../command-contract.ts';
import { stepUpAnswer } from '../login-schemas.ts';

/**
 * @throws WalletError locked | not-found | wrong-credential | refused (frozen, removed, waiting) | not-allowed (the
 * method does not open `characterId`) | bad-input | needs-login | no-prf
 */
export const stepUp = {
  input: stepUpAnswer,
  answer: answers<null>(),
};
