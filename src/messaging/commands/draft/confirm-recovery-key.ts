/** Checks the two groups of the draft's recovery key that the person types again. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { groupsByNumber } from '../schemas.ts';

/** @throws WalletError not-found (no draft) | recovery-key-mismatch, naming the group and no letter of it */
export const confirmRecoveryKey = {
  input: v.object({
    /** Group number (1 to 8) to what was typed. */
    groups: groupsByNumber,
  }),
  answer: answers<null>(),
};
