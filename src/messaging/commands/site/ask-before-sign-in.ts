/** Lets a site sign in without a prompt no more. Sessions that it has go on there. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { characterId, text } from '../schemas.ts';

/** @throws WalletError not-found | locked | closed */
export const askBeforeSignIn = {
  input: v.object({ characterId, origin: text }),
  answer: answers<null>(),
};
