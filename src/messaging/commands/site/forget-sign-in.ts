/** Takes a sign-in off the list, on every computer. The session at the site goes on. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { characterId, text } from '../schemas.ts';

export const forgetSignIn = {
  input: v.object({ characterId, id: text }),
  /** For `undo-removal`; `null`: nothing brings it back. */
  answer: answers<string | null>(),
  removes: true,
};
