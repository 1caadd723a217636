/** Removes an account that was offered to a character. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { characterId, text } from '../schemas.ts';

/** @throws WalletError not-found | locked | closed */
export const removeOffered = {
  input: v.object({ characterId, targetId: text }),
  answer: answers<null>(),
};
