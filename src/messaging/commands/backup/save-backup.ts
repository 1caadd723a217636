/** Makes a backup file of the open identity. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';

/** @throws WalletError locked | not-found (this computer does not know the recovery key's rows) */
export const saveBackup = {
  input: v.object({}),
  answer: answers<{ fileName: string; contents: string }>(),
};
