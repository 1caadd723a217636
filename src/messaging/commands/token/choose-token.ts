/** Shows or hides a token on the character's network, in all its computers. A token that is not known yet is added. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { address, characterId, flag } from '../schemas.ts';

/** @throws WalletError bad-input (no token there) | refused (too many) | no-network | locked | closed */
export const chooseToken = {
  input: v.object({ characterId, address, shown: flag }),
  answer: answers<null>(),
};
