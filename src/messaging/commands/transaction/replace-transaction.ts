/** Prepares a transaction that speeds up or cancels a pending one, and opens its prompt. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { characterId, text } from '../schemas.ts';

/** @throws WalletError not-found | refused | locked | closed | no-network | node-refused */
export const replaceTransaction = {
  input: v.object({ characterId, activityId: text, act: v.picklist(['speed-up', 'cancel']) }),
  answer: answers<{ approvalId: string }>(),
};
