/** Freezes login methods and removes computers' copies; what a removed copy could open gets new keys. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { proof } from '../login-schemas.ts';
import { texts, why } from '../schemas.ts';

/**
 * Freezing: by any login method of their rank or above. Removing copies: by one that manages.
 * @throws WalletError not-found (all of it is shut out already) | whatever a proof can (see `proof`)
 */
export const reportLoss = {
  input: v.object({
    methodIds: texts,
    deviceIds: texts,
    /** Of the copies. */
    why,
    proof,
  }),
  answer: answers<null>(),
};
