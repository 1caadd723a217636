/** Fills a site login into a tab that shows exactly its site. Never sends the form. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { characterId, text } from '../schemas.ts';

/**
 * `filled`: which fields were filled in.
 * @throws WalletError not-found | refused (another site, or no visible field) | locked | closed
 */
export const fillLogin = {
  input: v.object({ characterId, targetId: text, tabId: v.pipe(v.number(), v.safeInteger(), v.minValue(0)) }),
  answer: answers<{ filled: ('user' | 'password' | 'code')[] }>(),
};
