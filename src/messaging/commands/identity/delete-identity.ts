/** Asks the key server to delete the identity after the delay of its log (`deletesAt` in the snapshot). */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { proof } from '../login-schemas.ts';

/** @throws WalletError not-allowed | server-unreachable | whatever a proof can (see `proof`) */
export const deleteIdentity = {
  input: v.object({ proof }),
  answer: answers<null>(),
};
