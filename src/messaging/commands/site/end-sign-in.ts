/** Notes that the person ended a session at its site, or takes that back. The wallet itself ends nothing there. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { characterId, flag, text } from '../schemas.ts';

export const endSignIn = {
  input: v.object({ characterId, id: text, ended: flag }),
  /** For `undo-removal`; `null`: nothing brings it back. */
  answer: answers<string | null>(),
  removes: true,
};
