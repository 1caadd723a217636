/** Does what another manager proposed. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { proof } from '../login-schemas.ts';
import { count, why } from '../schemas.ts';

/** @throws WalletError not-found | refused (proposed by the same person, or the identity has changed since) | whatever a proof can (see `proof`) */
export const carryOut = {
  input: v.object({ proposal: count, why, proof }),
  answer: answers<null>(),
};
