/** Removes a site login or a secret note. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { characterId, text } from '../schemas.ts';

/** @throws WalletError not-found | locked | closed */
export const removeSecret = {
  input: v.object({ characterId, targetId: text }),
  /** For `undo-removal`; `null`: nothing brings it back. */
  answer: answers<string | null>(),
  removes: true,
};
