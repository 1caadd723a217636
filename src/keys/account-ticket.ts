/**
 * Logging in with an account of an OpenID Connect issuer: the nonce that binds an ID token to one login at one key server, and
 * the statement that binds each use of the server's account ticket to the key pair of that login.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { toBase64Url, utf8 } from '../lib/bytes.ts';
import { createWriter } from '../lib/encoding.ts';
import { labelledHash } from './derive.ts';
import { labels } from './labels.ts';
import { sign, verify } from './sign.ts';

/** One login at an issuer, as both the wallet and the key server know it. */
export interface OidcLogin {
  /** Serialised origin of the key server. */
  origin: string;
  /** Issuer identifier, as in `iss`. */
  issuer: string;
  /** The key server's client ID at the issuer. */
  clientId: string;
  /** Of the key server, 32 bytes, used once. */
  challenge: Uint8Array;
  /** Ed25519 key (32 bytes) that the wallet made for this login. */
  publicKey: Uint8Array;
}

/**
 * The `nonce` of the authorization request: base64url of 32 bytes. An ID token with it is worth nothing at another server, for
 * another issuer, after another challenge or without the private key.
 */
export const oidcNonce = ({ origin, issuer, clientId, challenge, publicKey }: OidcLogin): string =>
  toBase64Url(
    labelledHash(labels.oidcNonce, (hash) =>
      hash.text(origin).text(issuer).text(clientId).raw(challenge, 32).raw(publicKey, 32),
    ),
  );

/** PKCE code challenge, method S256 (RFC 7636 §4.2). */
export const codeChallenge = (verifier: string): string => toBase64Url(sha256(utf8(verifier)));

/** A request on the OPAQUE routes, without its account. */
export type AccountRequest =
  | { act: 'register-start'; request: string }
  | {
      act: 'register-finish';
      registration: Uint8Array;
      record: string;
      salt: Uint8Array;
      control: Uint8Array;
      replaces: Uint8Array | null;
    }
  | { act: 'login-start'; request: string; ticket: Uint8Array | null };

function accountMessage(origin: string, accountTicket: Uint8Array, asked: AccountRequest): Uint8Array {
  const writer = createWriter().text(origin).bytes(accountTicket).text(asked.act);
  switch (asked.act) {
    case 'register-start':
      return writer.text(asked.request).finish();
    case 'register-finish':
      return writer
        .raw(asked.registration, 32)
        .text(asked.record)
        .raw(asked.salt, 32)
        .raw(asked.control, 32)
        .option(asked.replaces, (token, inner) => inner.raw(token, 32))
        .finish();
    case 'login-start':
      return writer
        .text(asked.request)
        .option(asked.ticket, (ticket, inner) => inner.raw(ticket, 32))
        .finish();
  }
}

/** Signs (64 bytes) and verifies a request that shows an account ticket, by the key of that login. Verifying never throws. */
export const accountStatement = {
  sign: (seed: Uint8Array, origin: string, accountTicket: Uint8Array, asked: AccountRequest): Uint8Array =>
    sign(seed, labels.accountRequest, accountMessage(origin, accountTicket, asked)),
  holds: (
    publicKey: Uint8Array,
    signature: Uint8Array,
    origin: string,
    accountTicket: Uint8Array,
    asked: AccountRequest,
  ): boolean => {
    try {
      return verify(publicKey, labels.accountRequest, accountMessage(origin, accountTicket, asked), signature);
    } catch {
      return false;
    }
  },
};
