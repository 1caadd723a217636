/** Asks all networks what the exposed accounts of a character hold; empty ones leave the list. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { characterId } from '../schemas.ts';

/**
 * The snapshot shows what was found.
 * @throws WalletError locked | closed
 */
export const checkExposed = {
  input: v.object({ characterId }),
  answer: answers<null>(),
};
