/** Bytes and limits as the key server and the wallet put them on the wire: base64url in JSON, each with its length checked. */
import * as v from 'valibot';
import { fromBase64Url } from '../../lib/bytes.ts';

/** What one request may hold. The server refuses more, the wallet splits before it. */
export const LIMITS = {
  /** Of a whole request (bytes). */
  body: 4 * 1024 * 1024,
  /** Of one ciphertext. */
  box: 256 * 1024,
  boxName: 200,
  /** Boxes of one write share a sequence number, and a page never ends inside one: at most `page`. */
  boxesPerWrite: 256,
  entriesPerWrite: 512,
  /** Of one log entry. One that rotates names about 1.3 kB for each character. */
  entry: 256 * 1024,
  /** Of a method blob. */
  blob: 16 * 1024,
  /** Boxes or entries in one answer. */
  page: 256,
  /** Characters of a typed account name. */
  accountName: 120,
  /** Times that a server's receipt key was replaced. */
  successors: 256,
  /** Bytes of one mailbox message. */
  mail: 16 * 1024,
} as const;

const decoded = (limit: number, accepts: (length: number) => boolean) =>
  v.pipe(
    v.string(),
    // Before anything is decoded: what is too long costs nothing.
    v.maxLength(Math.ceil((limit * 4) / 3)),
    v.regex(/^[A-Za-z0-9_-]*$/),
    v.rawTransform(({ dataset, addIssue, NEVER }) => {
      try {
        const bytes = fromBase64Url(dataset.value);
        if (accepts(bytes.length)) return bytes;
      } catch {
        // Told below, as every other fault.
      }
      addIssue({ message: 'These bytes are malformed or of a wrong length.' });
      return NEVER;
    }),
  );

/** Exactly so many bytes. */
export const bytesOf = (length: number) => decoded(length, (found) => found === length);
/** At most so many, at least one. */
export const bytesUpTo = (limit: number) => decoded(limit, (found) => found > 0 && found <= limit);

/** At most so many items: counted before the first is looked at, or a long list of nothing would keep its reader busy. */
export const listOf = <Item extends v.GenericSchema>(item: Item, most: number) =>
  v.pipe(v.array(v.unknown()), v.maxLength(most), v.array(item));

/** A whole number that counts something. */
export const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

export const headSchema = v.object({ number: count, hash: bytesOf(32) });
