/** Adds a login method to the identity, at a level. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { credential, proof } from '../login-schemas.ts';
import { text, whose } from '../schemas.ts';

/**
 * @throws WalletError not-found (no such level or person, or the ticket has run out) | exists (the account name is taken) |
 * no-prf | bad-input | whatever a proof can (see `proof`)
 */
export const addMethod = {
  input: v.object({
    credential,
    levelId: text,
    /** A level that it gets afterwards in the same change; where that needs two managers, it is proposed. */
    thenLevelId: v.exactOptional(text),
    whose: v.exactOptional(whose),
    proof,
  }),
  answer: answers<{ methodId: string }>(),
};
