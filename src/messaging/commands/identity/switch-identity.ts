/** Locks the identity in use and goes to another one on this computer, which is locked until its login. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { text } from '../schemas.ts';

/** @throws WalletError not-found */
export const switchIdentity = {
  input: v.object({
    /** As `IdentityChoice` has it. */
    id: text,
  }),
  answer: answers<null>(),
};
