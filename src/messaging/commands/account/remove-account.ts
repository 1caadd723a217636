/** Removes an account from a character and from its sites, and refuses what it was asked. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { address, characterId } from '../schemas.ts';

/** @throws WalletError not-found | locked | closed */
export const removeAccount = {
  input: v.object({ characterId, address }),
  answer: answers<null>(),
};
