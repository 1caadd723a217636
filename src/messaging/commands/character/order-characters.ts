/** Puts the open characters into this order. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { texts } from '../schemas.ts';

/** @throws WalletError locked | closed */
export const orderCharacters = {
  input: v.object({ characterIds: texts }),
  answer: answers<null>(),
};
