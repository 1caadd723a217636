/**
 * Logging in with an account of an OpenID Connect issuer (company, social or phone-number account). The issuer's ID token
 * shows which account it is; the passphrase still goes through OPAQUE, on the routes of rows.ts.
 *
 *   GET  /v1/oidc/issuers               -> oidcIssuers. From the server's options; no issuer is asked
 *   POST /v1/oidc/start                 startOidc -> oidcStarted; 404 not-found; 502 issuer-unreachable
 *   POST /v1/oidc/finish                finishOidc -> oidcFinished; 403 refused (code, token or challenge wrong, used or too
 *                                       old: begin again); 502 issuer-unreachable (begin again)
 *   POST /v1/oidc/rows/:row/control     control (rows.ts) -> 204, known or not
 *
 * The wallet makes a key pair for one login and a PKCE verifier, and sends the person to `authorizationEndpoint` with
 * `oidcNonce` (keys/account-ticket.ts) as `nonce`. The nonce names the server, so that no other server can use the ID token.
 *
 * The redirect URI names the server too (`oidcRedirect`), and each server registers its own at the issuer: a code that was asked for in
 * the name of one server never comes to a wallet that talks to another, whatever login page that one sent the person to.
 *
 * The account ticket holds for ten minutes and for as many requests as needed. With it, the OPAQUE routes take the account
 * `{ kind: 'oidc', accountTicket, signature }` in place of a name; `signature` is `accountStatement` by the key of that login
 * over the request. A ticket that is too old or of another key: 401 no-account-ticket.
 */
import * as v from 'valibot';
import { bytesOf, count, listOf } from './wire.ts';

export const OIDC_LIMITS = {
  /** Issuers of one server. */
  issuers: 32,
  /** Characters of an issuer's URL and of its endpoints. */
  url: 1024,
  /** Characters of an authorization code. */
  code: 4096,
} as const;

/** What an issuer's accounts are, for picture and words. */
export const ISSUER_KINDS = ['account', 'company', 'phone'] as const;

const printable = (most: number) => v.pipe(v.string(), v.regex(/^[\x21-\x7e]+$/), v.maxLength(most));
const url = v.pipe(printable(OIDC_LIMITS.url), v.regex(/^https?:\/\//), v.url());

/** Chosen by the operator; stays the same when name or client change. */
const issuerId = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,32}$/));

export const oidcIssuerSchema = v.object({
  id: issuerId,
  /** As people know it; no control characters. */
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(40), v.regex(/^[^\p{C}\p{Zl}\p{Zp}]+$/u)),
  kind: v.picklist(ISSUER_KINDS),
  /** Issuer identifier, exactly as its ID tokens have it in `iss`. */
  issuer: url,
  clientId: printable(256),
  /** Space-separated, with `openid` among them. */
  scope: v.pipe(v.string(), v.maxLength(256), v.regex(/^[\x21-\x7e]+( [\x21-\x7e]+)*$/)),
});
export const oidcIssuersSchema = v.object({ issuers: listOf(oidcIssuerSchema, OIDC_LIMITS.issuers) });

export const startOidcSchema = v.object({ issuer: issuerId });
export const oidcStartedSchema = v.object({
  /** For one `finishOidc` within fifteen minutes. */
  challenge: bytesOf(32),
  authorizationEndpoint: url,
  /** `prompt` of the authorization request, as the issuer offers it: that the person can choose another account than the last one. */
  prompt: v.nullable(v.picklist(['select_account', 'login'])),
  /** The issuer puts `iss` into its answers (RFC 9207): one without it is refused. */
  issInAnswer: v.boolean(),
});

/**
 * The redirect URI of an extension for logins at one key server.
 * @param extension an address of the extension, as `chrome.identity.getRedirectURL` gives it; its path does not count
 * @param server serialised origin of the key server
 */
export const oidcRedirect = (extension: string, server: string): string =>
  `${new URL(extension).origin}/oidc/${new URL(server).host}`;

export const finishOidcSchema = v.object({
  issuer: issuerId,
  challenge: bytesOf(32),
  code: v.pipe(v.string(), v.regex(/^[\x20-\x7e]+$/), v.maxLength(OIDC_LIMITS.code)),
  /** PKCE code verifier (RFC 7636 §4.1). */
  verifier: v.pipe(v.string(), v.regex(/^[A-Za-z0-9._~-]{43,128}$/)),
  /** `oidcRedirect` of the extension and this server. */
  redirectUri: v.pipe(v.string(), v.regex(/^https:\/\/[a-p]{32}\.chromiumapp\.org\/oidc\/[\w.:[\]-]{1,260}$/)),
  /** Ed25519, made for this login. */
  publicKey: bytesOf(32),
});
/** Bytes of an account ticket. */
export const ACCOUNT_TICKET_LENGTH = 104;
export const oidcFinishedSchema = v.object({
  accountTicket: bytesOf(ACCOUNT_TICKET_LENGTH),
  /** ms since 1970, by the server's clock. */
  expires: count,
  /** Name of the account's row, always the same for one account at one server. With it and the control token the row can be frozen or removed without a login. */
  row: bytesOf(32),
});
