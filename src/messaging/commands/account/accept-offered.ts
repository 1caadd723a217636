/** Accepts an account that a login method put into a character which it does not open. */
import * as v from 'valibot';
import type { Hex } from '../../../lib/bytes.ts';
import { answers } from '../../command-contract.ts';
import { characterId, text } from '../schemas.ts';

/** @throws WalletError not-found | exists (the name, or the account) | bad-input (the name) | locked | closed */
export const acceptOffered = {
  input: v.object({ characterId, targetId: text, name: text }),
  answer: answers<{ address: Hex }>(),
};
