/** Applies what the person changed in a request, and reviews it again. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { edits, text } from '../schemas.ts';

/** @throws WalletError bad-input | not-found | stale */
export const updateApproval = {
  input: v.object({ approvalId: text, edits }),
  answer: answers<null>(),
};
