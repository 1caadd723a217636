/** One issuer at work: redeems an authorization code (RFC 6749 §4.1.3 with PKCE) and verifies the ID token that it gives. */
import * as v from 'valibot';
import { createDiscovery, type Endpoints } from './discovery.ts';
import { type Expected, type Verified, verifyIdToken } from './id-token.ts';
import type { IssuerOptions } from './issuer-options.ts';
import { askIssuer, IssuerFault } from './outbound.ts';

export interface Redeemed {
  code: string;
  /** PKCE code verifier. */
  verifier: string;
  redirectUri: string;
}

export interface Issuer {
  readonly options: IssuerOptions;
  /** @throws IssuerFault */
  endpoints(): Promise<Endpoints>;
  /** The verified subject of the account that the code stands for. @param nonce that the ID token must carry @throws IssuerFault */
  subjectOf(redeemed: Redeemed, nonce: string): Promise<Exclude<Verified, { kind: 'unknown-key' }>>;
}

const tokenSchema = v.object({ id_token: v.string() });
const errorSchema = v.object({ error: v.string() });

/** As a form encodes it, which RFC 6749 §2.3.1 demands before base64. */
const formEncoded = (text: string): string => new URLSearchParams([['', text]]).toString().slice(1);

function tokenRequest(
  { clientId, clientSecret }: IssuerOptions,
  { secretInBody }: Endpoints,
  { code, verifier, redirectUri }: Redeemed,
): { headers: Record<string, string>; body: URLSearchParams } {
  const body = new URLSearchParams({
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirectUri,
    code_verifier: verifier,
  });
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  if (clientSecret !== null && !secretInBody) {
    const basic = Buffer.from(`${formEncoded(clientId)}:${formEncoded(clientSecret)}`).toString('base64');
    return { headers: { ...headers, authorization: `Basic ${basic}` }, body };
  }
  body.set('client_id', clientId);
  if (clientSecret !== null) body.set('client_secret', clientSecret);
  return { headers, body };
}

/** @param now ms since 1970 */
export function createIssuer(options: IssuerOptions, now: () => number): Issuer {
  const discovery = createDiscovery(options.issuer, now);

  /** The ID token, unverified; `null` when the issuer refuses the code. */
  async function redeem(redeemed: Redeemed): Promise<string | null> {
    const endpoints = await discovery.endpoints();
    const request = tokenRequest(options, endpoints, redeemed);
    const { status, json } = await askIssuer('token', endpoints.token, { method: 'POST', ...request });
    if (status === 200) {
      const answered = v.safeParse(tokenSchema, json);
      if (answered.success) return answered.output.id_token;
    }
    const error = v.safeParse(errorSchema, json);
    if (error.success && error.output.error === 'invalid_grant') return null;
    // Everything else is between this server and the issuer, such as a wrong client secret.
    throw new IssuerFault('token');
  }

  async function verify(token: string, expected: Expected): Promise<Verified> {
    const verified = await verifyIdToken(token, await discovery.keys(), expected);
    if (verified.kind !== 'unknown-key') return verified;
    // The issuer may have new keys.
    return verifyIdToken(token, await discovery.keys(true), expected);
  }

  return {
    options,
    endpoints: discovery.endpoints,
    async subjectOf(redeemed, nonce) {
      const token = await redeem(redeemed);
      if (token === null) return { kind: 'refused' };
      const { issuer, clientId } = options;
      const verified = await verify(token, { issuer, clientId, nonce, now: now() });
      return verified.kind === 'unknown-key' ? { kind: 'refused' } : verified;
    },
  };
}
