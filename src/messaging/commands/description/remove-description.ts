/** Removes a description of contracts from a character. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { characterId, text } from '../schemas.ts';

/** @throws WalletError locked | closed */
export const removeDescription = {
  input: v.object({ characterId, file: text }),
  /** For `undo-removal`; `null`: nothing brings it back. */
  answer: answers<string | null>(),
  removes: true,
};
