/**
 * ID database and key database on the wire: salts by locator, OPAQUE by account name or account ticket, blobs by account number. Nothing here
 * names an identity, and no request of one database names a row of the other.
 *
 *   PUT  /v1/id/rows/:locator            newIdRow -> 204; the same again 204; another 409 exists
 *   GET  /v1/id/rows/:locator            -> salt. Unknown and frozen: a false salt, always the same for one locator
 *   POST /v1/id/rows/:locator/control    control -> 204, known or not
 *   POST /v1/id/opaque/register/start    registerStart -> registerStarted
 *   POST /v1/id/opaque/register/finish   registerFinish -> 204; the same again 204; 409 exists, unless `replaces` shows
 *                                        the row's control token
 *   POST /v1/id/opaque/login/start       loginStart -> loginStarted. Counts as a guess before it is answered; 429 too-many
 *                                        With an account ticket, these three also: 401 no-account-ticket
 *   POST /v1/id/opaque/login/finish      loginFinish -> loginFinished; 403 refused
 *   POST /v1/id/opaque/control           accountControl -> 204, known or not
 *   PUT  /v1/key/rows/:number            newKeyRow -> 204; the same again 204; another 409 exists
 *   POST /v1/key/challenge               accountNumber -> challenge, known or not
 *   POST /v1/key/session                 loginAnswer -> methodBlob; unknown, frozen, wrong: 403 refused
 *   POST /v1/key/rows/:number/blob       newBlob -> blobVersion; 412 stale
 *   POST /v1/key/rows/:number/control    control -> 204, known or not
 *
 * :locator and :number are 32 bytes in base64url.
 */
import * as v from 'valibot';
import { ACCOUNT_TICKET_LENGTH } from './oidc.ts';
import { bytesOf, bytesUpTo, count, LIMITS } from './wire.ts';

/** Hash of the control token, as `controlHash` of keys/statement gives it. */
const control = bytesOf(32);

export const newIdRowSchema = v.object({ salt: bytesOf(32), control });
export const saltSchema = v.object({ salt: bytesOf(32) });

/** Freezes, opens again or removes a row, by the token whose hash the row holds. */
export const controlSchema = v.object({ token: bytesOf(32), act: v.picklist(['freeze', 'unfreeze', 'remove']) });

const nameSchema = v.object({
  kind: v.literal('name'),
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(LIMITS.accountName), v.regex(/^\P{Cs}*$/u)),
});

/**
 * Who wants in, where the secret can be guessed. The server keeps its HMAC of it, never the text.
 * `oidc`: an account at an issuer, by the ticket of a login there (oidc.ts); `signature` is `accountStatement` of this request.
 */
export const accountSchema = v.variant('kind', [
  nameSchema,
  v.object({
    kind: v.literal('oidc'),
    accountTicket: bytesOf(ACCOUNT_TICKET_LENGTH),
    signature: bytesOf(64),
  }),
]);

/** OPAQUE messages (RFC 9807) are the library's own base64url strings. */
const opaque = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]+$/), v.maxLength(2048));

export const registerStartSchema = v.object({ account: accountSchema, request: opaque });
/**
 * `registration` is made anew each time and names the OPRF key of this registration: a key of the account alone would let
 * anybody try passwords here, uncounted, against one answer of a login.
 */
export const registerStartedSchema = v.object({ registration: bytesOf(32), response: opaque });
export const registerFinishSchema = v.object({
  account: accountSchema,
  /** As `registerStarted` gave it. */
  registration: bytesOf(32),
  record: opaque,
  salt: bytesOf(32),
  control,
  /** Control token of the row that is replaced (a new password); `null` makes a new row. */
  replaces: v.nullable(bytesOf(32)),
});
/** `ticket`: of an earlier login with this password, so that this guess is not counted among those of strangers; `null`: none. */
export const loginStartSchema = v.object({ account: accountSchema, request: opaque, ticket: v.nullable(bytesOf(32)) });
export const loginStartedSchema = v.object({ login: bytesOf(32), response: opaque });
export const loginFinishSchema = v.object({ login: bytesOf(32), finish: opaque });
/** `ticket`: shown at the next login. It ends with the password. */
export const loginFinishedSchema = v.object({ salt: bytesOf(32), ticket: bytesOf(32) });
export const accountControlSchema = v.object({ account: nameSchema, ...controlSchema.entries });

export const newKeyRowSchema = v.object({
  loginPublicKey: bytesOf(32),
  blob: bytesUpTo(LIMITS.blob),
  control,
  /**
   * `rowStatement` of version 1 by the login key, with an empty origin and the control hash in it: the owner's wallet can
   * move the row to another server while that login method is not at hand, and nobody else can do so with another token.
   * Later versions name the origin.
   */
  signature: bytesOf(64),
});
export const accountNumberSchema = v.object({ number: bytesOf(32) });
export const challengeSchema = v.object({ challenge: bytesOf(32) });
export const loginAnswerSchema = v.object({
  number: bytesOf(32),
  challenge: bytesOf(32),
  /** `loginProof` by the login key. */
  signature: bytesOf(64),
});
export const methodBlobSchema = v.object({ blob: bytesUpTo(LIMITS.blob), version: count });
/** `version` is the new one, `signature` the `rowStatement` of it. */
export const newBlobSchema = v.object({ blob: bytesUpTo(LIMITS.blob), version: count, signature: bytesOf(64) });
export const blobVersionSchema = v.object({ version: count });
