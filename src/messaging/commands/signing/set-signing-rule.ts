/** Sets what the login methods of a level may sign as a character. A rule that demands nothing is removed. */
import * as v from 'valibot';
import { answers, everyFieldOf } from '../../command-contract.ts';
import type { RuleScope, SigningRule } from '../../signing-policy.ts';
import { proof } from '../login-schemas.ts';
import { flag, text, texts } from '../schemas.ts';

const amounts = v.nullable(v.record(text, text));

const rule = everyFieldOf<SigningRule>()(
  v.object({
    askAlways: flag,
    askAbove: amounts,
    askAfterMinutes: v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(1))),
    daily: amounts,
    countsUnknown: flag,
    sites: v.nullable(texts),
  }),
);

const scope = everyFieldOf<RuleScope>()(v.object({ levelId: v.nullable(text), characterId: v.nullable(text) }));

/** @throws WalletError bad-input (a site, an amount) | refused (too many) | not-found | whatever a proof can (see `proof`) */
export const setSigningRule = {
  input: v.object({ scope, rule, proof }),
  answer: answers<null>(),
};
