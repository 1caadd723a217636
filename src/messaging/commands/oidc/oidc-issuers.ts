/** Lists the issuers whose accounts a key server takes. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import type { IssuerName } from '../../login.ts';
import { text } from '../schemas.ts';

export interface IssuerView extends IssuerName {
  kind: 'account' | 'company' | 'phone';
}

/** @throws WalletError not-found (no key server) | server-unreachable | bad-server */
export const oidcIssuers = {
  input: v.object({
    /** URL of the key server, where no identity is here yet; else `null`. */
    server: v.nullable(text),
    methodId: v.nullable(text),
  }),
  answer: answers<IssuerView[]>(),
};
