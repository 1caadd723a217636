/** The vault's whole state as one checked block of bytes, with a header. Never returns a state that does not verify. */
import { concatBytes, equalBytes, fromUtf8, utf8 } from '../lib/bytes.ts';
import { vault as t } from '../locales/en/vault.ts';
import { createBlockReader, sha256, u32 } from './block.ts';
import type { Claim, Image, Reading } from './copy.ts';
import { createImage } from './digest.ts';
import { keysWith, type Rows, TABLES, type Table } from './table.ts';

/**
 * Header: magic (8) | format (u32) | generation (u64) | body length (u32) | digest (32, see digest.ts) | SHA-256 of format..digest and
 * body (32). The reader looks at the format after the checksum, so that damage is not taken for a newer version.
 */
const MAGIC = utf8('DRAMVLT\0');
export const IMAGE_HEADER = 88;
const CHECKED_FROM = 8;
const CHECKSUM_AT = 56;
const FORMAT = 1;

/** Bytes of an image: the header, then each table's rows in order of key. */
export async function encodeImage({ generation, rows, digest }: Image): Promise<Uint8Array> {
  const body = encodeRows(rows);
  const head = new Uint8Array(16);
  const view = new DataView(head.buffer);
  view.setUint32(0, FORMAT);
  view.setBigUint64(4, BigInt(generation));
  view.setUint32(12, body.length);
  return concatBytes(MAGIC, head, digest, await sha256(head, digest, body), body);
}

/** What a header says, unchecked; `null` for bytes that are none. @param bytes at least the header */
export function claimOf(bytes: Uint8Array): (Claim & { bodyLength: number }) | null {
  if (bytes.length < IMAGE_HEADER || !equalBytes(bytes.subarray(0, 8), MAGIC)) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  return {
    generation: Number(view.getBigUint64(12)),
    bodyLength: view.getUint32(20),
    digest: bytes.slice(24, CHECKSUM_AT),
  };
}

/** Is the checksum of its header right? Costs much less than reading the rows. */
export async function isWhole(bytes: Uint8Array): Promise<boolean> {
  if (claimOf(bytes) === null) return false;
  const checksum = await sha256(bytes.subarray(CHECKED_FROM, CHECKSUM_AT), bytes.subarray(IMAGE_HEADER));
  return equalBytes(checksum, bytes.subarray(CHECKSUM_AT, IMAGE_HEADER));
}

/** Reads what `encodeImage` wrote. Empty input is `missing`; everything else that does not verify is `broken`. */
export async function decodeImage(bytes: Uint8Array): Promise<Reading> {
  if (bytes.length === 0) return { kind: 'missing' };
  const claim = claimOf(bytes);
  if (claim === null) return { kind: 'broken', reason: t.notAState };
  const body = bytes.subarray(IMAGE_HEADER);
  if (claim.bodyLength !== body.length) return { kind: 'broken', reason: t.wrongLength };
  if (!(await isWhole(bytes))) return { kind: 'broken', reason: t.checksumWrong };
  const format = new DataView(bytes.buffer, bytes.byteOffset).getUint32(CHECKED_FROM);
  if (format !== FORMAT) return { kind: 'newer' };
  const rows = decodeRows(body);
  if (rows === null) return { kind: 'broken', reason: t.rowsUnreadable };
  const image = await createImage(claim.generation, rows);
  if (!equalBytes(image.digest, claim.digest)) return { kind: 'broken', reason: t.digestWrong };
  return { kind: 'good', image };
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
