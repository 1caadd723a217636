/** Closes the session. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';

export const lock = {
  input: v.object({}),
  answer: answers<null>(),
  silent: true,
};
