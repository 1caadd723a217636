/** Gives all login methods of a person another level. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { proof } from '../login-schemas.ts';
import { text, why } from '../schemas.ts';

/** @throws WalletError not-found | refused (the method of the proof would lower itself) | whatever a proof can (see `proof`) */
export const setPersonLevel = {
  input: v.object({ personId: text, levelId: text, why, proof }),
  answer: answers<null>(),
};
