/** Restores an identity from its key server and opens the session, or says which identities there are to choose from. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { findAnswer } from '../login-schemas.ts';
import { flag, text } from '../schemas.ts';

/**
 * @throws WalletError exists (an identity is here) | bad-recovery-key | not-found (the ticket has run out) | no-prf |
 * wrong-credential | wrong-personal | refused (frozen, removed, waiting) | bad-log | bad-server | server-unreachable
 */
export const findIdentity = {
  input: v.object({
    server: text,
    /**
     * With a login method: this computer opens without the server from then on. With the recovery key: the identity stays
     * here, without a login method until one is made. `false`: nothing of it is ever written to the disk.
     */
    keepCopy: flag,
    answer: findAnswer,
    personal: v.exactOptional(text),
    /** Hex id; of a login that opens several identities. */
    identityId: v.exactOptional(text),
  }),
  /** Empty: the session is open. Otherwise the identities that this login opens, and none was opened: the command comes again with one of them. */
  answer: answers<{ identityId: string; server: string; name: string }[]>(),
};
