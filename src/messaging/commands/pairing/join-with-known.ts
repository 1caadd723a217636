/** Brings a login method of another identity on this computer into the identity that is joined. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { loginAnswer } from '../login-schemas.ts';
import { text } from '../schemas.ts';

/**
 * @throws WalletError not-found (nothing is under way, or the method is not known) | refused (its kind opens one identity only)
 * | exists (it is a member already, or was one) | wrong-credential | no-prf | server-unreachable
 */
export const joinWithKnown = {
  input: v.object({
    /** The other identity, as `IdentityChoice` has it. */
    from: text,
    answer: loginAnswer,
  }),
  answer: answers<null>(),
};
