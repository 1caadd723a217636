/** Synchronises with the key server now; the snapshot shows the outcome. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { text } from '../schemas.ts';

/** @throws WalletError locked | bad-input (the server shows another fingerprint than `accept`) */
export const syncNow = {
  input: v.object({
    /** Fingerprint of a changed receipt key that the person compared. */
    accept: v.exactOptional(text),
  }),
  answer: answers<null>(),
};
