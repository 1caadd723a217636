/** The vault's whole state as one checked block of bytes, with a header whose layout never changes. Never returns a state that does not verify. */
import { concatBytes, equalBytes, fromUtf8, utf8 } from '../lib/bytes.ts';
import { createBlockReader, sha256, u32 } from './block.ts';
import type { Image, Reading } from './copy.ts';
import { keysWith, type Rows, TABLES, type Table } from './table.ts';

/**
 * Header: magic (8) | format (u32) | generation (u64) | body length (u32) | SHA-256 of format..length and body (32).
 * The reader looks at the format after the checksum, so that damage is not taken for a newer version.
 */
const MAGIC = utf8('DRAMVLT\0');
const HEADER = 56;
const FORMAT = 1;

/** Both copies write the same bytes, so an image is encoded once. */
const encoded = new WeakMap<Image, Promise<Uint8Array>>();

/** Bytes of an image: magic, format, generation, length, checksum, then each table's rows in order of key. The caller must not change them. */
export function encodeImage(image: Image): Promise<Uint8Array> {
  const known = encoded.get(image);
  if (known !== undefined) return known;
  const bytes = encode(image);
  encoded.set(image, bytes);
  return bytes;
}

async function encode(image: Image): Promise<Uint8Array> {
  const body = encodeRows(image.rows);
  const head = new Uint8Array(16);
  const view = new DataView(head.buffer);
  view.setUint32(0, FORMAT);
  view.setBigUint64(4, BigInt(image.generation));
  view.setUint32(12, body.length);
  return concatBytes(MAGIC, head, await sha256(head, body), body);
}

/** The generation in the header, unchecked: only for choosing which file to read first. -1 without a header. */
export const claimedGeneration = (bytes: Uint8Array): number =>
  bytes.length < HEADER ? -1 : Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(12));

/** Checksum of an image: equal for equal generations with equal rows. */
export const digestOf = (bytes: Uint8Array): Uint8Array => bytes.slice(24, HEADER);

/** Reads what `encodeImage` wrote. Empty input is `missing`; everything else that does not verify is `broken`. */
export async function decodeImage(bytes: Uint8Array): Promise<Reading> {
  if (bytes.length === 0) return { kind: 'missing' };
  if (bytes.length < HEADER || !equalBytes(bytes.subarray(0, 8), MAGIC))
    return { kind: 'broken', reason: 'it is no state of this wallet' };
  const head = bytes.subarray(8, 24);
  const body = bytes.subarray(HEADER);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(20) !== body.length) return { kind: 'broken', reason: 'it is cut short or has too much' };
  if (!equalBytes(await sha256(head, body), digestOf(bytes)))
    return { kind: 'broken', reason: 'its checksum does not agree' };
  if (view.getUint32(8) !== FORMAT) return { kind: 'newer' };
  const rows = decodeRows(body);
  if (rows === null) return { kind: 'broken', reason: 'its rows do not parse' };
  return { kind: 'good', image: { generation: Number(view.getBigUint64(12)), rows }, digest: digestOf(bytes) };
}

/** Per table: count (u32); per row: key length (u32), key, value length (u32), value. */
function encodeRows(rows: Rows): Uint8Array {
  const parts: Uint8Array[] = [];
  for (const table of TABLES) {
    const held = rows.get(table) ?? new Map<string, Uint8Array>();
    parts.push(u32(held.size));
    for (const key of keysWith(held, '')) {
      const [name, value] = [utf8(key), held.get(key) as Uint8Array];
      parts.push(u32(name.length), name, u32(value.length), value);
    }
  }
  return concatBytes(...parts);
}

function decodeRows(body: Uint8Array): Rows | null {
  const reader = createBlockReader(body);
  const rows = new Map<Table, Map<string, Uint8Array>>();
  try {
    for (const table of TABLES) {
      const held = new Map<string, Uint8Array>();
      for (let left = reader.number(); left > 0; left--) held.set(fromUtf8(reader.piece()), reader.piece());
      rows.set(table, held);
    }
  } catch {
    return null;
  }
  return reader.atEnd() ? rows : null;
}
