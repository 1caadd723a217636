/** Begins a login at an issuer: where the page sends the person. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { text } from '../schemas.ts';

/**
 * `url`: the issuer's login page. `pending`: for `oidc-finish`, unchanged.
 * @throws WalletError issuer-unreachable | not-found | server-unreachable | bad-server
 */
export const oidcBegin = {
  input: v.object({
    server: v.nullable(text),
    methodId: v.nullable(text),
    issuerId: text,
    /** As `identity.getRedirectURL` gives it. */
    redirectUri: text,
  }),
  answer: answers<{ url: string; pending: string }>(),
};
