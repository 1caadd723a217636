/** Approves or refuses a request. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { decision, text } from '../schemas.ts';

/**
 * @throws WalletError stale (it changed since it was read) | refused | bad-input (a tick or an edit) | not-found |
 * locked
 */
export const decide = {
  input: v.object({ approvalId: text, decision }),
  answer: answers<null>(),
};
