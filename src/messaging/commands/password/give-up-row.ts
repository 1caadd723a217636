/** Stops trying to free an account name at a key server that an identity has left. The name stays taken there. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { text } from '../schemas.ts';

export const giveUpRow = {
  input: v.object({ methodId: text, server: text }),
  answer: answers<null>(),
};
