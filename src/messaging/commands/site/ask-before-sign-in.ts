/** Ends a site's permission to sign in without a prompt. Its present sessions continue. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { characterId, text } from '../schemas.ts';

/** @throws WalletError not-found | locked | closed */
export const askBeforeSignIn = {
  input: v.object({ characterId, origin: text }),
  answer: answers<null>(),
};
