/** Shows one part of one entry. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { characterId, text } from '../schemas.ts';
import { secretPart } from '../secret-schemas.ts';

/** @throws WalletError not-found | refused (the entry waits to be accepted) | not-allowed | locked | closed */
export const readSecret = {
  input: v.object({ characterId, targetId: text, part: secretPart }),
  /** Former passwords: one per line, the newest first. */
  answer: answers<{ text: string }>(),
};
