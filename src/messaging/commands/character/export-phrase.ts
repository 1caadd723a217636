/** Shows the seed phrase of a character. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { proof } from '../login-schemas.ts';
import { characterId } from '../schemas.ts';

/** @throws WalletError wrong-credential | not-allowed (the proof's method does not open it) | locked | closed */
export const exportPhrase = {
  input: v.object({ characterId, proof }),
  answer: answers<{ phrase: string }>(),
};
