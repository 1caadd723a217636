/** Lists what happened to the identity: entries of its log, and what its key server tells. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import type { SecurityHistory } from '../../security.ts';

/** @throws WalletError locked | bad-log */
export const securityHistory = {
  input: v.object({}),
  answer: answers<SecurityHistory>(),
};
