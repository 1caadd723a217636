/** What was removed is not offered for undoing any more: nothing is kept of it. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { text } from '../schemas.ts';

export const forgetRemoval = {
  input: v.object({ removal: text }),
  answer: answers<null>(),
  silent: true,
};
