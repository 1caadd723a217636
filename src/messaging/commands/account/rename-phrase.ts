/** Renames a phrase that a character keeps. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { characterId, text } from '../schemas.ts';

/** @throws WalletError bad-input (the name) | not-found | locked | closed */
export const renamePhrase = {
  input: v.object({ characterId, targetId: text, name: text }),
  answer: answers<null>(),
};
