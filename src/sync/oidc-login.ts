/**
 * One login at an OpenID Connect issuer, by the code flow with PKCE: the address to send the person to, and the account ticket for
 * the address that the issuer sends them back to. What is pending between the two is a value, so that it survives a stopped worker.
 */
import { codeChallenge, oidcNonce } from '../keys/account-ticket.ts';
import { signingKeyPair } from '../keys/sign.ts';
import { randomBytes, toBase64Url } from '../lib/bytes.ts';
import { WalletError } from '../lib/errors.ts';
import { sync as t } from '../locales/en/sync.ts';
import { oidcRedirect } from '../messaging/key-server/oidc.ts';
import type { OidcIssuer, RemoteOidc } from './remote/oidc.ts';
import type { OidcAccount } from './remote/rows.ts';

/** A login that has begun. Secret: whoever has it and the issuer's answer has the account ticket. */
export interface PendingOidc {
  /** The issuer's `id` at the key server. */
  issuerId: string;
  /** Issuer identifier, as in `iss`. */
  issuer: string;
  redirectUri: string;
  challenge: Uint8Array;
  /** `state` of the authorization request. */
  state: string;
  /** PKCE code verifier. */
  verifier: string;
  /** Ed25519 seed (32 bytes) of this login's key. */
  seed: Uint8Array;
  issInAnswer: boolean;
}

/** Parameters that bring others with them. */
const OVERRULING = ['request', 'request_uri'];

/**
 * @param origin of the key server
 * @param extension as `chrome.identity.getRedirectURL` gives it; the path is set here
 * @returns `url`: the issuer's page, for `launchWebAuthFlow`
 * @throws WalletError issuer-unreachable | not-found | server-unreachable | bad-server
 */
export async function beginOidcLogin(
  remote: RemoteOidc,
  origin: string,
  issuer: OidcIssuer,
  extension: string,
): Promise<{ url: string; pending: PendingOidc }> {
  const { challenge, authorizationEndpoint, prompt, issInAnswer } = await remote.start(issuer.id);
  const seed = randomBytes(32);
  const [state, verifier] = [toBase64Url(randomBytes(32)), toBase64Url(randomBytes(32))];
  const { publicKey } = signingKeyPair(seed);
  const redirectUri = oidcRedirect(extension, origin);
  const nonce = oidcNonce({ origin, issuer: issuer.issuer, clientId: issuer.clientId, challenge, publicKey });
  const url = new URL(authorizationEndpoint);
  // Such an object would overrule the parameters below (RFC 9101 §5).
  if (OVERRULING.some((name) => url.searchParams.has(name))) throw new WalletError('bad-server', t.loginPageWrong);
  const parameters = {
    response_type: 'code',
    client_id: issuer.clientId,
    redirect_uri: redirectUri,
    scope: issuer.scope,
    state,
    nonce,
    code_challenge: codeChallenge(verifier),
    code_challenge_method: 'S256',
    // The person may be logged in there with another account than the one they mean.
    ...(prompt === null ? {} : { prompt }),
  };
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  const pending = {
    issuerId: issuer.id,
    issuer: issuer.issuer,
    redirectUri,
    challenge,
    state,
    verifier,
    seed,
    issInAnswer,
  };
  return { url: url.href, pending };
}

const notAccepted = (): WalletError => new WalletError('issuer-refused', t.loginNotAccepted);

/** The authorization code in an issuer's answer. @param answer the whole address @throws WalletError stopped | issuer-refused */
export function codeIn(answer: string, pending: Omit<PendingOidc, 'challenge' | 'verifier' | 'seed'>): string {
  const url = URL.parse(answer);
  if (url === null || url.origin + url.pathname !== pending.redirectUri || url.username !== '' || url.password !== '')
    throw notAccepted();
  const only = (name: string): string | null => {
    const values = url.searchParams.getAll(name);
    if (values.length > 1) throw notAccepted();
    return values[0] ?? null;
  };
  // Only the answer to this request counts, errors included.
  if (only('state') !== pending.state) throw notAccepted();
  const issuer = only('iss');
  // Another issuer's answer must not take its code to this one (RFC 9207).
  if (issuer === null ? pending.issInAnswer : issuer !== pending.issuer) throw notAccepted();
  const error = only('error');
  if (error === 'access_denied') throw new WalletError('stopped', t.loginEnded);
  const code = only('code');
  if (error !== null || code === null || code === '') throw notAccepted();
  return code;
}

/**
 * @param answer the address that the issuer sent the person back to
 * @throws WalletError stopped | issuer-refused | issuer-unreachable | server-unreachable | bad-server
 */
export async function finishOidcLogin(
  remote: RemoteOidc,
  pending: PendingOidc,
  answer: string,
): Promise<OidcAccount & { expires: number }> {
  const code = codeIn(answer, pending);
  const { issuerId, challenge, verifier, redirectUri, seed } = pending;
  const { publicKey } = signingKeyPair(seed);
  const finished = await remote.finish({ issuer: issuerId, challenge, code, verifier, redirectUri, publicKey });
  return { kind: 'oidc', seed, ...finished };
}
