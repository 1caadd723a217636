/** Ends the pairing on either side, or dismisses its result. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';

export const endPairing = {
  input: v.object({}),
  answer: answers<null>(),
};
