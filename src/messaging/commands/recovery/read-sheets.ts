/** Reads the sheets of a recovery key that were typed so far, one by one, and says how many are needed. Stores nothing and opens nothing. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import type { TypedSheets } from '../../recovery.ts';
import { texts } from '../schemas.ts';

/** @throws WalletError bad-recovery-key: one was typed wrongly, is of another set, or is there twice; enough that do not fit together */
export const readSheets = {
  input: v.object({ sheets: texts }),
  answer: answers<TypedSheets>(),
};
