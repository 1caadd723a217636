/** Lets another character answer a connect request. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { characterId, text } from '../schemas.ts';

/** @throws WalletError bad-input | not-found | stale */
export const moveApproval = {
  input: v.object({ approvalId: text, characterId }),
  answer: answers<null>(),
};
