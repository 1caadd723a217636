/** Removes the open identity from this computer, and leaves the others. It has to be kept whole elsewhere. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { text } from '../schemas.ts';

/**
 * @throws WalletError refused (it is kept nowhere else, or its key server does not have everything) | locked |
 * server-unreachable; of the backup file: bad-recovery-key | bad-input | wrong-credential | bad-log | newer-version |
 * stale (it lacks something that is on this computer). Also stale: something was written meanwhile, or another identity is in use now.
 * Nothing was removed
 */
export const removeIdentity = {
  input: v.object({
    /** A backup file with everything that is here, and the recovery key that opens it. `null`: the key server has everything. */
    backup: v.nullable(v.object({ contents: text, recoveryKey: text, personal: v.exactOptional(text) })),
  }),
  answer: answers<null>(),
};
