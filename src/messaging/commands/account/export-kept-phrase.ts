/** Shows a phrase that a character keeps, with its passphrase. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { proof } from '../login-schemas.ts';
import { characterId, text } from '../schemas.ts';

/** @throws WalletError wrong-credential | not-allowed (the proof's method does not own the character) | not-found | locked | closed */
export const exportKeptPhrase = {
  input: v.object({ characterId, targetId: text, proof }),
  /** An empty passphrase is none. */
  answer: answers<{ phrase: string; passphrase: string }>(),
};
