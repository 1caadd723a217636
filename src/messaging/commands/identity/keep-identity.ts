/** Cancels a requested deletion of the identity. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { proof } from '../login-schemas.ts';

/** @throws WalletError not-allowed | server-unreachable | whatever a proof can (see `proof`) */
export const keepIdentity = {
  input: v.object({ proof }),
  answer: answers<null>(),
};
