/** Takes back what was removed or ended last: it is again as it was. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { text } from '../schemas.ts';

/** @throws WalletError not-found (it is too late) | exists (something else took its place) | refused (no room, or the character has new keys) | locked | closed */
export const undoRemoval = {
  /** As the command answered that removed it. */
  input: v.object({ removal: text }),
  /** A sentence to show where it is not as before everywhere. */
  answer: answers<string | null>(),
};
