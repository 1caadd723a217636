/** Removes a phrase that a character keeps; the accounts that came with it stay. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { characterId, text } from '../schemas.ts';

/** @throws WalletError not-found | locked | closed */
export const removePhrase = {
  input: v.object({ characterId, targetId: text }),
  answer: answers<null>(),
};
