/** Withdraws what waits for a second manager. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { proof } from '../login-schemas.ts';
import { count } from '../schemas.ts';

/** @throws WalletError not-found | whatever a proof can (see `proof`) */
export const withdrawProposal = {
  input: v.object({ proposal: count, proof }),
  answer: answers<null>(),
};
