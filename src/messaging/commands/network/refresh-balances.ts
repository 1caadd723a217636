/** Reads the balances of the shown character again, unless that was done a moment ago. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { flag } from '../schemas.ts';

export const refreshBalances = {
  input: v.object({
    /** Also when it was done a moment ago. */
    force: v.exactOptional(flag),
  }),
  answer: answers<null>(),
  silent: true,
};
