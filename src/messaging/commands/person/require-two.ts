/** Says which acts need two managers. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { proof } from '../login-schemas.ts';
import { secondManagerFor } from '../schemas.ts';

/** @throws WalletError not-allowed (fewer than two persons manage) | whatever a proof can (see `proof`) */
export const requireTwo = {
  input: v.object({ acts: secondManagerFor, proof }),
  answer: answers<null>(),
};
