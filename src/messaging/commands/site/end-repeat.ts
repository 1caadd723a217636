/** Ends what a site may repeat without a prompt. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { text } from '../schemas.ts';

export const endRepeat = {
  input: v.object({ id: text }),
  answer: answers<null>(),
};
