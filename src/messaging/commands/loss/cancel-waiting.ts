/** Cancels the waiting changes of one login method. A frozen managing method may do this too. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { proof } from '../login-schemas.ts';
import { text } from '../schemas.ts';

/** @throws WalletError not-found (nothing waits) | wrong-credential | refused | not-allowed | stale */
export const cancelWaiting = {
  input: v.object({ methodId: text, proof }),
  answer: answers<null>(),
};
