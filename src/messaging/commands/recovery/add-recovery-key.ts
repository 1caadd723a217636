/** Adds the confirmed recovery key to the identity, or puts it in the place of the old one, in one step. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { proof } from '../login-schemas.ts';

/** An error leaves the identity as it was, and the new key to be added again. @throws WalletError not-found | refused | whatever a proof can */
export const addRecoveryKey = {
  input: v.object({ proof }),
  answer: answers<null>(),
};
