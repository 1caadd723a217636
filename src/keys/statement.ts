/**
 * What a wallet signs for a key server besides log entries: that it may read, that it writes just this, that a row is its
 * own; and what the server signs back. Every statement names the server's origin, so that none serves at another one;
 * but the first of a row, which may be taken along.
 */
import { createWriter } from '../lib/encoding.ts';
import { labelledHash } from './derive.ts';
import type { Label } from './labels.ts';
import { labels } from './labels.ts';
import { sign, verify } from './sign.ts';
import type { LogHead } from './signed-box.ts';

/** A box as a write names it. `null` bytes remove it. */
export interface StatedBox {
  name: string;
  bytes: Uint8Array | null;
  /** The server's sequence number of the version that this one replaces; `null`: there must be none (or it was removed). */
  replaces: number | null;
}

/** A write of an identity as it is signed. */
export interface WriteStatement {
  /** Serialised origin of the server. */
  origin: string;
  /** 32 bytes. */
  identityId: Uint8Array;
  /** 16 random bytes: the same write again is answered as the first time. */
  key: Uint8Array;
  /** `null` begins the identity. */
  expect: LogHead | null;
  entries: readonly Uint8Array[];
  head: LogHead;
  boxes: readonly StatedBox[];
  /** X-Wing public key (1216 bytes) that audit entries are sealed to from now on; `null` leaves it. */
  auditKey: Uint8Array | null;
}

/** Hash of an entry or a ciphertext, as statements name it: 32 bytes. */
export const contentHash = (bytes: Uint8Array): Uint8Array =>
  labelledHash(labels.contentHash, (hash) => hash.bytes(bytes));

const sessionMessage = (origin: string, identityId: Uint8Array, challenge: Uint8Array): Uint8Array =>
  createWriter().text(origin).raw(identityId, 32).bytes(challenge).finish();

const freezeMessage = (origin: string, challenge: Uint8Array): Uint8Array =>
  createWriter().text(origin).bytes(challenge).finish();

/** A statement is compared, never read back: how much one write holds is the server's own limit. */
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

/** A row of the key database as it is written by its owner. */
export interface RowStatement {
  /** Of the server; empty in version 1, which can be taken to another one. */
  origin: string;
  /** 32 bytes. */
  accountNumber: Uint8Array;
  /** 1 for the first blob, one more for each that replaces it. */
  version: number;
  blob: Uint8Array;
  /** Hash of the control token (32 bytes) in version 1: nobody makes the row elsewhere with a token of his own. Later versions leave it: `null`. */
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

/** What a server confirms with its receipt key: at this point of its own history, this was the identity's head. */
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

/** A signature of 64 bytes and its check, which never throws, over one kind of statement. */
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
/** By the server's receipt key. */
export const receiptStatement = statement(labels.receipt, receiptMessage);

/** What the server keeps of a row's control token (32 random bytes): who shows the token may freeze or remove the row. */
export const controlHash = (token: Uint8Array): Uint8Array =>
  labelledHash(labels.rowControl, (hash) => hash.bytes(token));
