/** Gives a login method new keys, by another method; `credential` is its new one. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { credential, proof } from '../login-schemas.ts';
import { text, why } from '../schemas.ts';

/**
 * @throws WalletError not-found | refused (the method of the proof, or a recovery key) | exists | no-prf | bad-input |
 * whatever a proof can (see `proof`)
 */
export const resetMethod = {
  input: v.object({ methodId: text, credential, why, proof }),
  answer: answers<null>(),
};
