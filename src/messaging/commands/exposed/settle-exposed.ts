/** Takes an account off the list of exposed ones. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { address, characterId } from '../schemas.ts';

/** @throws WalletError locked | closed */
export const settleExposed = {
  input: v.object({ characterId, address }),
  answer: answers<null>(),
};
