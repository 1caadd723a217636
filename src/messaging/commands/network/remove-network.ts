/** Removes an added network; characters and sites on it go to the default one. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { chainId } from '../schemas.ts';

/** @throws WalletError refused (a built-in network) */
export const removeNetwork = {
  input: v.object({ chainId }),
  /** `wasUsed`: something was on it, and is on the default network now. */
  answer: answers<{ wasUsed: boolean }>(),
};
