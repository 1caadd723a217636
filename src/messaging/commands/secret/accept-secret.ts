/** Accepts an entry that a login method put into a character which it does not open. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { characterId, text } from '../schemas.ts';

/** @throws WalletError not-found | locked | closed */
export const acceptSecret = {
  input: v.object({ characterId, targetId: text }),
  answer: answers<{ targetId: string }>(),
};
