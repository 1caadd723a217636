/** Locks the identity in use and goes to an empty place on this computer, where another one can be made or found. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';

export const beginIdentity = {
  input: v.object({}),
  answer: answers<null>(),
};
