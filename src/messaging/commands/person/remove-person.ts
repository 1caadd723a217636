/** Removes all login methods of a person; what they could open gets new keys. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { proof } from '../login-schemas.ts';
import { text, why } from '../schemas.ts';

/** @throws WalletError not-found | refused (it is the person of the proof) | whatever a proof can (see `proof`) */
export const removePerson = {
  input: v.object({ personId: text, why, proof }),
  answer: answers<null>(),
};
