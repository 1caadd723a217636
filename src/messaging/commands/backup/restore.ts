/** Opens a backup file with the recovery key and opens the session; no login method is bound to this computer yet. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { flag, text } from '../schemas.ts';

/**
 * @throws WalletError exists (an identity is here) | bad-recovery-key | bad-encoding (not a backup file) |
 * wrong-credential | bad-log | newer-version | server-unreachable | not-found (its key server does not know it)
 */
export const restore = {
  input: v.object({
    /** Text of the file. */
    contents: text,
    recoveryKey: text,
    personal: v.exactOptional(text),
    /** Do not ask the identity's key server. */
    alone: flag,
  }),
  answer: answers<null>(),
};
