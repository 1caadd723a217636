/** Names an identity on this computer. The name is readable before any login. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { text } from '../schemas.ts';

/** @throws WalletError not-found */
export const labelIdentity = {
  input: v.object({
    /** As `IdentityChoice` has it. */
    id: text,
    /** Empty: by its number. */
    label: v.pipe(text, v.maxLength(60)),
  }),
  answer: answers<null>(),
};
