/** Gives a login method another name. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { proof } from '../login-schemas.ts';
import { text } from '../schemas.ts';

/** @throws WalletError not-found | bad-input (the name) | whatever a proof can (see `proof`) */
export const renameMethod = {
  input: v.object({ methodId: text, name: text, proof }),
  answer: answers<null>(),
};
