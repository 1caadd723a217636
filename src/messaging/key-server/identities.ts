/**
 * Identities on the wire. A session reads ciphertext and nothing else; every write carries its own signature and needs no
 * session.
 *
 *   GET  /v1/server                         -> server
 *   POST /v1/invitations/look               invitation -> 204; 403 not-invited, closed. Spends nothing.
 *   GET  /v1/server/succession              -> succession
 *   POST /v1/identities/:id/challenge       -> challenge (rows.ts), known or not
 *   POST /v1/identities/:id/session         openSession -> session; unknown or wrong: 403 refused.
 *                                           A frozen or removed method or device gets the scope `log`: it can see why.
 *   POST /v1/freeze-codes/challenge         -> challenge
 *   POST /v1/freeze-codes/session           openFreezeSession -> freezeSession (scope `log`); 403 refused
 *                                           The log names a key only with its own signature. Where several identities name
 *                                           one key all the same, it is of the one that named it first.
 *   GET  /v1/identities/:id/head            -> headAnswer, with ETag; 304
 *   GET  /v1/identities/:id/log?from=N      -> logPage, entries N and later
 *   GET  /v1/identities/:id/boxes?after=S   -> boxPage, by sequence; removed ones too, without bytes
 *   GET  /v1/identities/:id/audit?after=N   -> auditPage
 *   POST /v1/identities/:id/writes          write -> written; 412 stale with staleAnswer; 422 not-allowed;
 *                                           403 closed, not-invited for a new identity
 *
 * Reading takes `Authorization: Bearer TOKEN`. A session sees: the log; the identity document; documents and targets of
 * the characters of its method's level, as it is now; grants of its own method and of recovery keys. A managing method sees
 * everything. Whoever is given more characters later reads again from `after=0`.
 *
 * A write is taken whole or not at all: signer active at the present head (or after the entries, when it begins the
 * identity or the server lost a suffix), `expect` is the present head, each entry verifies and is dated about now (ten
 * minutes ahead, an hour back; a new identity's, and those that a restore lost, may be of the past), each box's `replaces`
 * is its present version, of a removed one that of its removal, and null where there never was one. A freeze code, and a frozen method as far as the log allows it (it can cancel), write entries of
 * their own and no box. The audit key is changed by a managing method or its device. Who may write which box: grants, the
 * identity document and the management document a managing method or its device; a character's documents and the
 * replacing or removing of its targets whose level holds it; a new target of any character any active signer.
 */
import * as v from 'valibot';
import { INVITATION_LENGTH } from './invitation.ts';
import { bytesOf, bytesUpTo, count, headSchema, LIMITS, listOf } from './wire.ts';

export const serverSchema = v.object({
  name: v.literal('dramatis'),
  protocol: v.literal(1),
  /** Serialised origin that statements name. */
  origin: v.string(),
  /** Ed25519, 32 bytes: the key that signs receipts now. Its fingerprint is printed when the server starts. */
  receiptKey: bytesOf(32),
  /** Raised by each restore. */
  epoch: count,
  /** Who may register an identity now. */
  takes: v.picklist(['anybody', 'invited', 'nobody']),
});
export type Takes = v.InferOutput<typeof serverSchema>['takes'];

export const invitationSchema = v.object({ invitation: bytesOf(INVITATION_LENGTH) });

/** By which each receipt key of the server names the next one, from the first key on. The last may not sign receipts yet. */
export const successionSchema = v.object({
  steps: listOf(
    v.object({
      epoch: count,
      /** Counted from 1. */
      number: count,
      before: bytesOf(32),
      after: bytesOf(32),
      /** `successorStatement` by `before`. */
      signature: bytesOf(64),
    }),
    LIMITS.successors,
  ),
});

export const openSessionSchema = v.object({
  /** Ed25519 public key of the method or device, as the log names it. */
  publicKey: bytesOf(32),
  challenge: bytesOf(32),
  /** `sessionStatement`. */
  signature: bytesOf(64),
});
export const sessionSchema = v.object({
  token: bytesOf(32),
  scope: v.picklist(['all', 'log']),
  /** ms since 1970, by the server's clock. */
  expires: count,
});

export const openFreezeSessionSchema = v.object({
  /** Public key of the freeze code. */
  publicKey: bytesOf(32),
  challenge: bytesOf(32),
  /** `freezeStatement`. */
  signature: bytesOf(64),
});
export const freezeSessionSchema = v.object({ identityId: bytesOf(32), ...sessionSchema.entries });

export const receiptSchema = v.object({
  epoch: count,
  head: headSchema,
  /** Raised by one with each write of the identity. */
  sequence: count,
  /** `receiptStatement` by the receipt key. */
  signature: bytesOf(64),
});
export const headAnswerSchema = v.object({ receipt: receiptSchema });

export const logPageSchema = v.object({
  entries: listOf(bytesUpTo(LIMITS.entry), LIMITS.page),
  head: headSchema,
});

const boxName = v.pipe(v.string(), v.maxLength(LIMITS.boxName), v.regex(/^[a-z0-9/-]+$/));

export const boxPageSchema = v.object({
  boxes: listOf(v.object({ name: boxName, bytes: v.nullable(bytesUpTo(LIMITS.box)), sequence: count }), LIMITS.page),
  /** Read on after this one; when `more` is false it is the identity's present sequence. */
  sequence: count,
  more: v.boolean(),
});

/** Sealed to the identity's audit key; number and time are the server's. */
export const auditPageSchema = v.object({
  entries: listOf(v.object({ number: count, sealed: bytesUpTo(4096) }), LIMITS.page),
  more: v.boolean(),
});

export const writeSchema = v.object({
  key: bytesOf(16),
  expect: v.nullable(headSchema),
  entries: listOf(bytesUpTo(LIMITS.entry), LIMITS.entriesPerWrite),
  head: headSchema,
  boxes: listOf(
    v.object({ name: boxName, bytes: v.nullable(bytesUpTo(LIMITS.box)), replaces: v.nullable(count) }),
    LIMITS.boxesPerWrite,
  ),
  auditKey: v.nullable(bytesOf(1216)),
  /**
   * With the first write of an identity, where the server takes invited ones only; the server ignores it elsewhere. The signature does not
   * cover it: the same write can be sent again with another code, and a write that was carried out needs none.
   */
  invitation: v.exactOptional(bytesOf(INVITATION_LENGTH)),
  /** Public key of the method, device or freeze code that signs, and its `writeStatement`. */
  publicKey: bytesOf(32),
  signature: bytesOf(64),
});
export const writtenSchema = v.object({ receipt: receiptSchema });
/** Besides the error: where the identity stands now, and which boxes were in the way. */
export const staleAnswerSchema = v.object({
  head: v.nullable(headSchema),
  sequence: count,
  boxes: listOf(v.pipe(v.string(), v.maxLength(LIMITS.boxName)), LIMITS.boxesPerWrite),
});
