/** Approves or refuses a request. `proof`: a fresh login for this request, where the signing policy asks for one. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { proof } from '../login-schemas.ts';
import { decision, text } from '../schemas.ts';

/**
 * @throws WalletError stale (it changed since it was read) | refused | bad-input (a tick or an edit) | not-found |
 * locked | needs-login (the policy asks for a fresh login: the request still waits) | whatever a proof can (see `proof`)
 */
export const decide = {
  input: v.object({ approvalId: text, decision, proof: v.optional(proof) }),
  answer: answers<null>(),
};
