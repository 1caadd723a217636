/** Checks a typed recovery key against the log of the identity. Changes nothing of the identity and asks no server. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { text } from '../schemas.ts';

/**
 * `methodId`: which recovery key it is.
 * @throws WalletError bad-recovery-key | recovery-key-mismatch (none of this identity) | wrong-credential (`personal`)
 */
export const checkRecoveryKey = {
  input: v.object({ text, personal: v.exactOptional(text) }),
  answer: answers<{ methodId: string }>(),
};
