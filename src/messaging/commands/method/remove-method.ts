/** Removes a login method; what it could open gets new keys. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { proof } from '../login-schemas.ts';
import { text, why } from '../schemas.ts';

/** @throws WalletError not-found | refused (it is the method of the proof) | whatever a proof can (see `proof`) */
export const removeMethod = {
  input: v.object({ methodId: text, why, proof }),
  answer: answers<null>(),
};
