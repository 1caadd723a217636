/** Deletes both copies of the stored data when neither can be read. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';

/** @throws WalletError refused (the data can be read) */
export const startOver = {
  input: v.object({}),
  answer: answers<null>(),
};
