/** Checks the groups of the new recovery key, two or one of each sheet, that the person types again, and what only the person knows. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { groupsByNumber, text } from '../schemas.ts';

/** @throws WalletError not-found | recovery-key-mismatch, naming the group and no letter of it | wrong-credential (`personal`) */
export const confirmNewKey = {
  input: v.object({
    /** Group number (1 to 8) to what was typed; of several sheets: number of the sheet to its group. */
    groups: groupsByNumber,
    personal: v.exactOptional(text),
  }),
  answer: answers<null>(),
};
