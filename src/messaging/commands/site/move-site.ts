/** Lets another character serve a site; one that the site does not know shows its first account. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { text } from '../schemas.ts';

/** @throws WalletError not-found (the character has no account) | locked | closed */
export const moveSite = {
  input: v.object({ origin: text, toCharacterId: text }),
  answer: answers<null>(),
};
