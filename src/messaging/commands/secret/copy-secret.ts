/** Copies one part of one entry, or its present two-step code; the clipboard is cleared after a minute. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { characterId, text } from '../schemas.ts';

/** @throws WalletError not-found | refused (the entry waits to be accepted) | not-allowed | locked | closed */
export const copySecret = {
  input: v.object({ characterId, targetId: text, part: v.picklist(['password', 'note', 'code']) }),
  answer: answers<null>(),
};
