/** Deletes sealed keys that nothing uses. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { characterId, texts } from '../schemas.ts';

/** @throws WalletError refused (one is in use by now) | locked | closed */
export const deleteUnusedKeys = {
  input: v.object({ characterId, targetIds: texts }),
  answer: answers<null>(),
};
