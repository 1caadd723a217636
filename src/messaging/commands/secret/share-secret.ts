/** Puts a copy of an entry into another character, which may be closed. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { characterId, text } from '../schemas.ts';

/** @throws WalletError not-found | bad-input (the same character) | refused (that one is full) | locked | closed */
export const shareSecret = {
  input: v.object({ characterId, targetId: text, toCharacterId: text }),
  answer: answers<null>(),
};
