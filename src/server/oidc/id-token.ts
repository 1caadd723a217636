/**
 * Verifies an ID token (OpenID Connect Core 1.0 §3.1.3.7) with `jose`, the only file that decides about one. Signed by the issuer's
 * own key with RS256, ES256 or EdDSA; made for this client, about now, and for the login whose nonce it carries.
 */
import { errors, type JWTPayload, type JWTVerifyResult, jwtVerify } from 'jose';
import type { Keys } from './discovery.ts';

/** Signature algorithms that count: neither `none` nor one with a shared key. */
const ALGORITHMS = ['RS256', 'ES256', 'EdDSA', 'Ed25519'];
/** How far the clocks of server and issuer may differ (s). */
const CLOCK_TOLERANCE = 60;
/** Oldest ID token (s): it was made when the code was redeemed. */
const MAX_AGE = 5 * 60;
/** Characters of an ID token. */
const MAX_LENGTH = 16 * 1024;
/** A subject has at most 255 ASCII characters (§2). */
const SUBJECT = /^[\x20-\x7e]{1,255}$/;

export interface Expected {
  issuer: string;
  clientId: string;
  nonce: string;
  /** ms since 1970. */
  now: number;
}

/** `unknown-key`: no key of the set fits, so the set may be old. `time`: only the clocks differ too much. */
export type Verified = { kind: 'verified'; subject: string } | { kind: 'refused' | 'unknown-key' | 'time' };

const REFUSED: Verified = { kind: 'refused' };

/** Never throws. */
export async function verifyIdToken(token: unknown, keys: Keys, expected: Expected): Promise<Verified> {
  if (typeof token !== 'string' || token.length > MAX_LENGTH) return REFUSED;
  const { issuer, clientId, now } = expected;
  try {
    const verified = await jwtVerify(token, keys, {
      algorithms: ALGORITHMS,
      issuer,
      audience: clientId,
      clockTolerance: CLOCK_TOLERANCE,
      maxTokenAge: MAX_AGE,
      currentDate: new Date(now),
      requiredClaims: ['sub', 'exp', 'nonce'],
    });
    return checkRest(verified, expected);
  } catch (error) {
    return whyNot(error);
  }
}

/** What `jwtVerify` leaves open. */
function checkRest({ payload, protectedHeader: { typ } }: JWTVerifyResult, { clientId, nonce }: Expected): Verified {
  const { aud, azp, nonce: found, sub }: JWTPayload = payload;
  // Another kind of JWT by the same key, such as an access token (`at+jwt`), is no ID token.
  const isIdToken = typ === undefined || typ.toUpperCase() === 'JWT';
  // Nobody else may be meant: this server trusts no other audience.
  const isForUs = (typeof aud === 'string' ? [aud] : (aud ?? [])).every((each) => each === clientId);
  const isByUs = azp === undefined || azp === clientId;
  if (!isIdToken || !isForUs || !isByUs || found !== nonce || typeof sub !== 'string' || !SUBJECT.test(sub))
    return REFUSED;
  return { kind: 'verified', subject: sub };
}

function whyNot(error: unknown): Verified {
  if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWSSignatureVerificationFailed)
    return { kind: 'unknown-key' };
  const isTime =
    error instanceof errors.JWTExpired ||
    (error instanceof errors.JWTClaimValidationFailed && ['nbf', 'iat'].includes(error.claim));
  return isTime ? { kind: 'time' } : REFUSED;
}
