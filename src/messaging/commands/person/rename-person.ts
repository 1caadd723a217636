/** Gives a person of the identity another name. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { proof } from '../login-schemas.ts';
import { text } from '../schemas.ts';

/** @throws WalletError not-found | exists | bad-input | whatever a proof can (see `proof`) */
export const renamePerson = {
  input: v.object({ personId: text, name: text, proof }),
  answer: answers<null>(),
};
