/** Lists the issuers whose accounts a key server takes. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import type { IssuerName } from '../../login.ts';
import { text } from '../schemas.ts';

export interface IssuerView extends IssuerName {
  kind: 'account' | 'company' | 'phone';
  /** Of the issuer's URL, with a port that is not the usual one. The name is the key server's word; this is where the person logs in. */
  host: string;
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
