/**
 * Statements that a wallet signs for a key server besides log entries (for reading, for a write, for a row), and what the
 * server signs: its receipts, and the successor of its receipt key.
 * Every statement contains the server's origin, so that no other server accepts it; but the first statement of a row does
 * not, as a row may move to another server.
 */
import { createWriter } from '../lib/encoding.ts';
import { labelledHash } from './derive.ts';
import type { Label } from './labels.ts';
import { labels } from './labels.ts';
import { sign, verify } from './sign.ts';
import type { LogHead } from './signed-box.ts';

/** A box in a write; `null` bytes remove it. */
export interface StatedBox {
  name: string;
  bytes: Uint8Array | null;
  /** The server's sequence number of the version that this one replaces; `null` when no box may have this name. */
  replaces: number | null;
}

/** The signed statement of a write. */
export interface WriteStatement {
  /** Serialised origin of the server. */
  origin: string;
  /** 32 bytes. */
  identityId: Uint8Array;
  /** Idempotency key, 16 random bytes: the server answers the same write again with its first answer. */
  key: Uint8Array;
  /** `null` begins the identity. */
  expect: LogHead | null;
  entries: readonly Uint8Array[];
  head: LogHead;
  boxes: readonly StatedBox[];
  /** X-Wing public key (1216 bytes) for audit events from now on; `null` keeps the present one. */
  auditKey: Uint8Array | null;
}

/** Hash (32 bytes) of an entry or a ciphertext in a statement. */
export const contentHash = (bytes: Uint8Array): Uint8Array =>
  labelledHash(labels.contentHash, (hash) => hash.bytes(bytes));

const sessionMessage = (origin: string, identityId: Uint8Array, challenge: Uint8Array): Uint8Array =>
  createWriter().text(origin).raw(identityId, 32).bytes(challenge).finish();

const freezeMessage = (origin: string, challenge: Uint8Array): Uint8Array =>
  createWriter().text(origin).bytes(challenge).finish();

/** A statement is only compared and never decoded; the server limits the size of a write. */
const NO_LIMIT = Number.MAX_SAFE_INTEGER;

function writeMessage(write: WriteStatement): Uint8Array {
  return createWriter()
    .text(write.origin)
    .raw(write.identityId, 32)
    .raw(write.key, 16)
    .option(write.expect, (head, writer) => writer.u64(head.number).raw(head.hash, 32))
    .list(write.entries, (entry, writer) => writer.raw(contentHash(entry), 32), NO_LIMIT)
    .u64(write.head.number)
    .raw(write.head.hash, 32)
    .list(
      write.boxes,
      (box, writer) =>
        writer
          .text(box.name)
          .option(box.bytes, (bytes, inner) => inner.raw(contentHash(bytes), 32))
          .option(box.replaces, (sequence, inner) => inner.u64(sequence)),
      NO_LIMIT,
    )
    .option(write.auditKey, (key, writer) => writer.bytes(key))
    .finish();
}

/** The signed statement of a row of the key database. */
export interface RowStatement {
  /** Origin of the server; empty in version 1, which may move to another server. */
  origin: string;
  /** 32 bytes. */
  accountNumber: Uint8Array;
  /** 1 for the first blob, then counted up. */
  version: number;
  blob: Uint8Array;
  /** Hash of the control token (32 bytes) in version 1, so that nobody can create the row elsewhere with another token; `null` in later versions. */
  control: Uint8Array | null;
}

const rowMessage = (row: RowStatement): Uint8Array =>
  createWriter()
    .text(row.origin)
    .raw(row.accountNumber, 32)
    .u64(row.version)
    .raw(contentHash(row.blob), 32)
    .option(row.control, (control, writer) => writer.raw(control, 32))
    .finish();

/** A server's receipt: at this sequence of its own history, this was the identity's head. */
export interface ReceiptStatement {
  origin: string;
  /** Raised by each restore of the server. */
  epoch: number;
  identityId: Uint8Array;
  head: LogHead;
  sequence: number;
}

const receiptMessage = (receipt: ReceiptStatement): Uint8Array =>
  createWriter()
    .text(receipt.origin)
    .u32(receipt.epoch)
    .raw(receipt.identityId, 32)
    .u64(receipt.head.number)
    .raw(receipt.head.hash, 32)
    .u64(receipt.sequence)
    .finish();

/** A server's receipt key names the one that takes its place. */
export interface SuccessorStatement {
  origin: string;
  /** The server's epoch, as in receipts: a restored server may have lost a successor that it named before. */
  epoch: number;
  /** Place in the chain of successors, counted from 1. */
  number: number;
  /** Ed25519 public keys of the server, 32 bytes each. `before` signs. */
  before: Uint8Array;
  after: Uint8Array;
}

const successorMessage = (successor: SuccessorStatement): Uint8Array =>
  createWriter()
    .text(successor.origin)
    .u32(successor.epoch)
    .u32(successor.number)
    .raw(successor.before, 32)
    .raw(successor.after, 32)
    .finish();

/** Signs (64 bytes) and verifies one kind of statement. Verifying never throws. */
function statement<Fields extends readonly unknown[]>(label: Label, message: (...fields: Fields) => Uint8Array) {
  return {
    sign: (seed: Uint8Array, ...fields: Fields): Uint8Array => sign(seed, label, message(...fields)),
    holds: (publicKey: Uint8Array, signature: Uint8Array, ...fields: Fields): boolean => {
      try {
        return verify(publicKey, label, message(...fields), signature);
      } catch {
        return false;
      }
    },
  };
}

/** Opens a reading session of an identity: by a method's or a device's key, on a challenge. */
export const sessionStatement = statement(labels.identitySession, sessionMessage);
/** Opens a session that reads the log alone: by a printed freeze code's key. */
export const freezeStatement = statement(labels.freezeSession, freezeMessage);
/** One write of an identity: by a method's or a device's key, or a freeze code's. */
export const writeStatement = statement(labels.identityWrite, writeMessage);
/** A row of the key database, made or replaced: by its login key. */
export const rowStatement = statement(labels.keyRow, rowMessage);
/** A receipt: by the server's receipt key. */
export const receiptStatement = statement(labels.receipt, receiptMessage);
/** The successor of a receipt key: by the key that it replaces. */
export const successorStatement = statement(labels.receiptSuccessor, successorMessage);

/** The hash of a row's control token (32 random bytes), which the server stores. Whoever shows the token may freeze or remove the row. */
export const controlHash = (token: Uint8Array): Uint8Array =>
  labelledHash(labels.rowControl, (hash) => hash.bytes(token));
