/** Reads the balances of the shown character on every network of which it has read some before; `others`: on those of the menus too. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { flag } from '../schemas.ts';

export const checkNetworks = {
  input: v.object({ others: flag }),
  answer: answers<null>(),
  silent: true,
};
