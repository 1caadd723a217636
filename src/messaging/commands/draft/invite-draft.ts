/** Gives a draft another invitation, because its key server did not accept the first one. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { text } from '../schemas.ts';

/** `code`: as typed. @throws WalletError not-found (no draft, or one without a server) | not-invited | server-unreachable */
export const inviteDraft = {
  input: v.object({ code: text }),
  answer: answers<null>(),
};
