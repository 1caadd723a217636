/** Compares rows of an imported file with the entries of a character. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import type { Comparison } from '../../secret.ts';
import { characterId } from '../schemas.ts';
import { secretDrafts } from '../secret-schemas.ts';

/** @throws WalletError bad-input | locked | closed */
export const compareSecrets = {
  input: v.object({ characterId, drafts: secretDrafts }),
  /** One for each row. */
  answer: answers<{ comparisons: Comparison[] }>(),
};
