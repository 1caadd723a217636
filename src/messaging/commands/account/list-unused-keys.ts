/** Lists the sealed keys of an open character that nothing uses, by the login method that signed them. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { characterId } from '../schemas.ts';

/**
 * `method`: its name; `null`: it cannot be told.
 * @throws WalletError locked | closed
 */
export const listUnusedKeys = {
  input: v.object({ characterId }),
  answer: answers<{ groups: { method: string | null; targetIds: string[] }[] }>(),
};
