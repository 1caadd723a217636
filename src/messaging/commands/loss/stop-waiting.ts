/** Cancels all waiting changes, also while the wallet is locked. A frozen managing method may do this too. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { proof } from '../login-schemas.ts';

/**
 * `stopped`: how many.
 * @throws WalletError not-found (nothing waits) | wrong-credential | refused | not-allowed | stale
 */
export const stopWaiting = {
  input: v.object({ proof }),
  answer: answers<{ stopped: number }>(),
};
