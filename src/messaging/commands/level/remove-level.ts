/** Removes a level that no login method has. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { proof } from '../login-schemas.ts';
import { text } from '../schemas.ts';

/** @throws WalletError not-found | not-allowed (a login method has it) | whatever a proof can (see `proof`) */
export const removeLevel = {
  input: v.object({ levelId: text, proof }),
  answer: answers<null>(),
};
