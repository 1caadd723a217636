/** Ends the pairing on either side, or puts its outcome away. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';

export const endPairing = {
  input: v.object({}),
  answer: answers<null>(),
};
