/** Length-prefixed binary encoding with a strict reader: a value has exactly one encoding. For everything that is signed, authenticated or hashed. */
import { fromUtf8, utf8 } from './bytes.ts';
import { WalletError } from './errors.ts';

/** Writes big-endian numbers, and a u32 length in bytes before every part of variable length. Every method returns the writer; `finish` returns the bytes. @throws WalletError bad-encoding for a value that does not fit */
export interface Writer {
  u8(value: number): Writer;
  u32(value: number): Writer;
  /** An integer from 0 to 2^53 - 1, in eight bytes. */
  u64(value: number): Writer;
  /** Exactly `length` bytes without a prefix, as the reader knows the length. */
  raw(bytes: Uint8Array, length: number): Writer;
  bytes(bytes: Uint8Array): Writer;
  text(text: string): Writer;
  /** A u32 count, then the items; at most `limit` (default 1024), which the reader enforces too. */
  list<Item>(items: readonly Item[], write: (item: Item, writer: Writer) => unknown, limit?: number): Writer;
  /** One byte, 0 or 1, then the value after a 1. */
  option<Value>(value: Value | null, write: (value: Value, writer: Writer) => unknown): Writer;
  finish(): Uint8Array;
}

/** Reads what a Writer wrote. Returned bytes are copies. @throws WalletError bad-encoding, from every method, for anything else */
export interface Reader {
  u8(): number;
  u32(): number;
  u64(): number;
  raw(length: number): Uint8Array;
  /** Bytes after their u32 length; at most `limit` (default: all that are left). */
  bytes(limit?: number): Uint8Array;
  text(limit?: number): string;
  /** At most `limit` items (default 1024). */
  list<Item>(read: (reader: Reader) => Item, limit?: number): Item[];
  option<Value>(read: (reader: Reader) => Value): Value | null;
  /** Ends the reading. @throws WalletError bad-encoding when bytes are left */
  finish(): void;
}

const LIST_LIMIT = 1024;

const bad = (reason: string): WalletError => new WalletError('bad-encoding', reason);

const isWhole = (value: number, limit: number): boolean => Number.isInteger(value) && value >= 0 && value <= limit;

export function createWriter(): Writer {
  const parts: Uint8Array[] = [];
  let length = 0;
  const push = (bytes: Uint8Array): Writer => {
    parts.push(bytes);
    length += bytes.length;
    return writer;
  };
  const writer: Writer = {
    u8(value) {
      if (!isWhole(value, 0xff)) throw bad('This number does not fit into one byte.');
      return push(Uint8Array.of(value));
    },
    u32(value) {
      if (!isWhole(value, 0xffffffff)) throw bad('This number does not fit into four bytes.');
      const bytes = new Uint8Array(4);
      new DataView(bytes.buffer).setUint32(0, value);
      return push(bytes);
    },
    u64(value) {
      if (!isWhole(value, Number.MAX_SAFE_INTEGER)) throw bad('This number is not a whole number below 2^53.');
      const bytes = new Uint8Array(8);
      new DataView(bytes.buffer).setBigUint64(0, BigInt(value));
      return push(bytes);
    },
    raw(bytes, expected) {
      if (bytes.length !== expected) throw bad(`These bytes should be ${expected} long, not ${bytes.length}.`);
      return push(bytes.slice());
    },
    bytes(bytes) {
      return writer.u32(bytes.length).raw(bytes, bytes.length);
    },
    text(text) {
      const bytes = utf8(text);
      // UTF-8 turns a lone surrogate into U+FFFD, so two texts would have one encoding.
      if (fromUtf8(bytes) !== text) throw bad('This text is not well-formed Unicode.');
      writer.bytes(bytes);
      bytes.fill(0);
      return writer;
    },
    list(items, write, limit = LIST_LIMIT) {
      if (items.length > limit) throw bad('This list is longer than allowed.');
      writer.u32(items.length);
      for (const item of items) write(item, writer);
      return writer;
    },
    option(value, write) {
      writer.u8(value === null ? 0 : 1);
      if (value !== null) write(value, writer);
      return writer;
    },
    finish() {
      const joined = new Uint8Array(length);
      let at = 0;
      for (const part of parts) {
        joined.set(part, at);
        at += part.length;
        part.fill(0); // Each part is a copy of the writer's own and may be a secret.
      }
      parts.length = 0;
      length = 0;
      return joined;
    },
  };
  return writer;
}

/** @throws WalletError bad-encoding, from every method, when the bytes do not hold what the method reads */
export function createReader(bytes: Uint8Array): Reader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  const take = (length: number): number => {
    if (length > bytes.length - at) throw bad('These bytes end too early.');
    const start = at;
    at += length;
    return start;
  };
  const reader: Reader = {
    u8: () => view.getUint8(take(1)),
    u32: () => view.getUint32(take(4)),
    u64() {
      const value = view.getBigUint64(take(8));
      if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw bad('This number is above 2^53.');
      return Number(value);
    },
    raw(length) {
      const start = take(length);
      return bytes.slice(start, start + length);
    },
    bytes(limit = bytes.length) {
      const length = reader.u32();
      if (length > limit) throw bad('This part is longer than allowed.');
      return reader.raw(length);
    },
    // A text may be a secret, so no copy is made that cannot be wiped.
    text(limit = bytes.length) {
      const length = reader.u32();
      if (length > limit) throw bad('This part is longer than allowed.');
      const start = take(length);
      return fromUtf8(bytes.subarray(start, start + length));
    },
    list(read, limit = LIST_LIMIT) {
      const count = reader.u32();
      if (count > limit) throw bad('This list is longer than allowed.');
      return Array.from({ length: count }, () => read(reader));
    },
    option(read) {
      const flag = reader.u8();
      if (flag > 1) throw bad('This flag is neither 0 nor 1.');
      return flag === 0 ? null : read(reader);
    },
    finish() {
      if (at !== bytes.length) throw bad('There are bytes after the end.');
    },
  };
  return reader;
}
