/** Shows the character of the account that gets the funds of an exposed one, and creates that account if there is none. */
import * as v from 'valibot';
import type { Hex } from '../../../lib/bytes.ts';
import { answers } from '../../command-contract.ts';
import { address, characterId } from '../schemas.ts';

/** @throws WalletError not-found (it is not on the list) | locked | closed */
export const moveFunds = {
  input: v.object({ characterId, address }),
  answer: answers<{ to: Hex }>(),
};
