/** Saves rows of an imported file as new entries, all or none of them. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { characterId } from '../schemas.ts';
import { secretDrafts } from '../secret-schemas.ts';

/** @throws WalletError bad-input | refused (the character is full) | locked | closed */
export const importSecrets = {
  input: v.object({ characterId, drafts: secretDrafts }),
  answer: answers<{ saved: number }>(),
};
