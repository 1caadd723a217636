/** Ends a deletion of the identity that was asked for. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { proof } from '../login-schemas.ts';

/** @throws WalletError not-allowed | server-unreachable | whatever a proof can (see `proof`) */
export const keepIdentity = {
  input: v.object({ proof }),
  answer: answers<null>(),
};
