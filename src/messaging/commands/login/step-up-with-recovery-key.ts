/** Opens every character for a while with the recovery key, beside those of the login. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { stepUpFor } from '../login-schemas.ts';
import { text } from '../schemas.ts';

/** @throws WalletError locked | bad-recovery-key | wrong-credential | not-allowed (it does not open `characterId`) */
export const stepUpWithRecoveryKey = {
  input: v.object({
    text,
    personal: v.exactOptional(text),
    characterId: stepUpFor,
  }),
  answer: answers<null>(),
};
