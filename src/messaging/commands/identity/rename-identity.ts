/** Gives the identity another name. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { proof } from '../login-schemas.ts';
import { text } from '../schemas.ts';

/** @throws WalletError bad-input (empty or too long) | whatever a proof can (see `proof`) */
export const renameIdentity = {
  input: v.object({ name: text, proof }),
  answer: answers<null>(),
};
