/** Puts an account into another character too; that character may be closed. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { address, characterId, text } from '../schemas.ts';

/**
 * @throws WalletError not-found | refused (a watched address) | exists | bad-input (the same character) | locked |
 * closed
 */
export const shareAccount = {
  input: v.object({ characterId, address, toCharacterId: text }),
  answer: answers<null>(),
};
