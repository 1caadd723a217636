/** Ends a login at an issuer: the account, for the OPAQUE messages of the next ten minutes. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import type { IssuerAccount } from '../../login.ts';
import { text } from '../schemas.ts';

/** @throws WalletError stopped (cancelled there) | issuer-refused | issuer-unreachable | server-unreachable | bad-server */
export const oidcFinish = {
  input: v.object({
    server: v.nullable(text),
    methodId: v.nullable(text),
    pending: text,
    /** The address that the issuer sent the person back to. */
    answer: text,
  }),
  answer: answers<IssuerAccount>(),
};
