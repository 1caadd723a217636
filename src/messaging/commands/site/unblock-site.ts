/** Lets a blocked site ask again; it stays disconnected. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { text } from '../schemas.ts';

export const unblockSite = {
  input: v.object({ origin: text }),
  answer: answers<null>(),
};
