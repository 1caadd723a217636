/** Lets a blocked site ask again; it stays disconnected. The answer: may it ask? Not if a character blocked it that is closed. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { text } from '../schemas.ts';

export const unblockSite = {
  input: v.object({ origin: text }),
  answer: answers<boolean>(),
};
