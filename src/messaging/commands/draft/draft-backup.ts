/** Makes the backup file of the draft. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';

/** @throws WalletError not-found (no draft) | refused (the recovery key is not confirmed yet) */
export const draftBackup = {
  input: v.object({}),
  answer: answers<{ fileName: string; contents: string }>(),
};
