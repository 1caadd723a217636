/** Shows or hides an item of a collection on the character's network, in all its computers. One that is not known yet is added. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { characterId, flag, itemRef } from '../schemas.ts';

/** @throws WalletError locked | closed */
export const chooseItem = {
  input: v.object({ characterId, item: itemRef, shown: flag }),
  answer: answers<null>(),
};
