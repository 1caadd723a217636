/** Revokes a site's access to its Nostr key. The key stays with the character: a site that asks again gets the same one. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { characterId, text } from '../schemas.ts';

/** @throws WalletError locked | closed */
export const endNostr = {
  input: v.object({ characterId, origin: text }),
  /** For `undo-removal`; `null`: nothing brings it back. */
  answer: answers<string | null>(),
  removes: true,
};
