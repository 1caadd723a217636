/** Adds a level: a set of characters that its login methods open. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { proof } from '../login-schemas.ts';
import { flag, limits, text, texts } from '../schemas.ts';

/** @throws WalletError exists (the name) | bad-input (the name) | whatever a proof can (see `proof`) */
export const newLevel = {
  input: v.object({ name: text, manages: flag, characterIds: texts, limits: v.exactOptional(limits), proof }),
  answer: answers<{ levelId: string }>(),
};
