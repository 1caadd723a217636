/** The errors of the key server, each with its HTTP status. `message` is for logs and developers; a wallet goes by `code`. */
import * as v from 'valibot';

/** Code -> status. Answers that must not be told apart share one code. */
export const SERVER_ERRORS = {
  /** The request does not parse. */
  malformed: 400,
  /** Unknown, wrong, frozen, expired: all the same. */
  refused: 403,
  /** The token of a session is over, or was ended by a freeze: open a new one. */
  'no-session': 401,
  /** The ticket of a login at an issuer is over or does not hold for this request: log in there again. */
  'no-account-ticket': 401,
  /** This server takes no new identities, or none now. */
  closed: 403,
  /** This server takes new identities by invitation, and the code is missing, unknown, used up or over. */
  'not-invited': 403,
  'not-found': 404,
  /** A row of that name is there with other contents. */
  exists: 409,
  /** Compare-and-swap lost: the answer carries the present head. */
  stale: 412,
  'too-large': 413,
  /** An entry that does not verify or is not allowed, a box that this signer may not write. */
  'not-allowed': 422,
  /** Too many requests, or guesses; `retryAfter` in seconds. */
  'too-many': 429,
  internal: 500,
  /** An issuer of accounts does not answer, or not as OpenID Connect demands. */
  'issuer-unreachable': 502,
  /** Shutting down, or the database cannot be reached. */
  unavailable: 503,
} as const;

export type ServerErrorCode = keyof typeof SERVER_ERRORS;

const codes = Object.keys(SERVER_ERRORS) as [ServerErrorCode, ...ServerErrorCode[]];

export const errorSchema = v.object({
  error: v.object({ code: v.picklist(codes), message: v.string(), retryAfter: v.optional(v.number()) }),
});
