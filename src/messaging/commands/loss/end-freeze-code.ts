/** Invalidates the freeze code of a login method. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { proof } from '../login-schemas.ts';
import { text } from '../schemas.ts';

/** @throws WalletError not-found | whatever a proof can (see `proof`) */
export const endFreezeCode = {
  input: v.object({ methodId: text, proof }),
  answer: answers<null>(),
};
