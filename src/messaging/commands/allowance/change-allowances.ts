/** Prepares the transactions that take rights back or lower them, and opens their prompts: one for each account, or more where there are many. */
import * as v from 'valibot';
import type { AllowanceChange } from '../../allowance-view.ts';
import { answers, everyFieldOf } from '../../command-contract.ts';
import { address, chainId, characterId, count, text } from '../schemas.ts';

const digits = v.pipe(text, v.regex(/^[0-9]{1,78}$/));

const change = everyFieldOf<AllowanceChange>()(
  v.object({
    kind: v.picklist(['token', 'permit2', 'operator', 'item']),
    account: address,
    contract: address,
    token: address,
    spender: address,
    id: v.nullable(digits),
    amount: v.nullable(digits),
    expiresAt: v.nullable(count),
  }),
);

/** @throws WalletError bad-input | not-found (the network, the account) | locked | closed | no-network | node-refused */
export const changeAllowances = {
  input: v.object({ characterId, chainId, changes: v.pipe(v.array(change), v.minLength(1), v.maxLength(200)) }),
  /** `prompts`: how many were opened. */
  answer: answers<{ prompts: number }>(),
};
