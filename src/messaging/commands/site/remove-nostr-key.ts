/** Removes a Nostr key from a character, and from the sites that have it. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { characterId, text } from '../schemas.ts';

/** @throws WalletError not-found | locked | closed */
export const removeNostrKey = {
  input: v.object({ characterId, publicKey: text }),
  /** For `undo-removal`; `null`: nothing brings it back. */
  answer: answers<string | null>(),
  removes: true,
};
