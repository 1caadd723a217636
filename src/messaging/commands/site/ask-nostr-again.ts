/** Ends what a site may do with its Nostr key without a prompt. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { characterId, text } from '../schemas.ts';

/** @throws WalletError not-found | locked | closed */
export const askNostrAgain = {
  input: v.object({ characterId, origin: text }),
  answer: answers<null>(),
};
