/** Reads the balances of the shown character again. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';

export const refreshBalances = {
  input: v.object({}),
  answer: answers<null>(),
  silent: true,
};
