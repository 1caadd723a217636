/** Disconnects a site from a character. Answers with what `undo-removal` takes where a Nostr key went with it; `null`: none did. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { characterId, text } from '../schemas.ts';

/** @throws WalletError locked | closed */
export const disconnectSite = {
  input: v.object({ characterId, origin: text }),
  answer: answers<string | null>(),
};
