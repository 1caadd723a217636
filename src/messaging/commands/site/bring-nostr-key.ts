/** Imports a Nostr key from another app into a character. Answers with its public key, hex. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { characterId, text } from '../schemas.ts';

/** @throws WalletError bad-input | exists | refused (the character is full) | locked | closed */
export const bringNostrKey = {
  input: v.object({ characterId, privateKey: text, name: text }),
  answer: answers<string>(),
};
