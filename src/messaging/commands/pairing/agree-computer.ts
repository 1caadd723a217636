/** Says on the new computer that the words are the same. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';

/** @throws WalletError not-found (nothing is under way) */
export const agreeComputer = {
  input: v.object({}),
  answer: answers<null>(),
};
