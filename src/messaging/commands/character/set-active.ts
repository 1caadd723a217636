/** Shows another open character in the wallet. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { characterId } from '../schemas.ts';

/** @throws WalletError closed */
export const setActive = {
  input: v.object({ characterId }),
  answer: answers<null>(),
};
