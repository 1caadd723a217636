/**
 * A record of the mirror's journal: the changes that lead from one image to the next, as checked bytes.
 * [Note: Journal] An image of the whole vault is written now and then; each commit in between writes one small file beside it. No file
 * is written twice while it counts.
 */
import { concatBytes, equalBytes, fromUtf8, utf8 } from '../lib/bytes.ts';
import { createBlockReader, sha256, u32 } from './block.ts';
import type { Claim, Image } from './copy.ts';
import { changeImage } from './digest.ts';
import { applyChanges, type Change, TABLES, type Table } from './table.ts';

/** Header: magic (8) | generation (u64) | length of all records up to this one (u32) | digest afterwards (32) | SHA-256 of all else (32). */
const MAGIC = utf8('DRAMJNL\0');
const HEADER = 84;
const CHECKED_TO = 52;

export interface JournalRecord {
  after: Claim;
  changes: Change[];
  /** Bytes of all records since the whole image, this one included. */
  total: number;
}

/** @param earlier bytes of the records since the whole image */
export async function encodeRecord(
  { generation, digest }: Claim,
  changes: readonly Change[],
  earlier: number,
): Promise<Uint8Array> {
  const body = concatBytes(...changes.flatMap(encodeChange));
  const numbers = new Uint8Array(12);
  const view = new DataView(numbers.buffer);
  view.setBigUint64(0, BigInt(generation));
  view.setUint32(8, earlier + HEADER + body.length);
  const head = concatBytes(MAGIC, numbers, digest);
  return concatBytes(head, await sha256(head, body), body);
}

/** Per change: length and text of table and key; 1, length and bytes of the value, or 0 where the row is deleted. */
const encodeChange = ({ table, key, value }: Change): Uint8Array[] => [
  ...[utf8(table), utf8(key)].flatMap((part) => [u32(part.length), part]),
  ...(value === null ? [u32(0)] : [u32(1), u32(value.length), value]),
];

/** `null` for bytes that do not verify. */
export async function decodeRecord(bytes: Uint8Array): Promise<JournalRecord | null> {
  if (bytes.length < HEADER || !equalBytes(bytes.subarray(0, 8), MAGIC)) return null;
  const [head, body] = [bytes.subarray(0, CHECKED_TO), bytes.subarray(HEADER)];
  if (!equalBytes(await sha256(head, body), bytes.subarray(CHECKED_TO, HEADER))) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const changes = decodeChanges(body);
  return (
    changes && {
      after: { generation: Number(view.getBigUint64(8)), digest: bytes.slice(20, CHECKED_TO) },
      changes,
      total: view.getUint32(16),
    }
  );
}

function decodeChanges(body: Uint8Array): Change[] | null {
  const reader = createBlockReader(body);
  const changes: Change[] = [];
  try {
    while (!reader.atEnd()) {
      const [table, key] = [fromUtf8(reader.piece()), fromUtf8(reader.piece())];
      if (!TABLES.includes(table as Table)) return null;
      changes.push({ table: table as Table, key, value: reader.number() === 0 ? null : reader.piece() });
    }
  } catch {
    return null;
  }
  return changes;
}

/** The image after the record; `null` where the record belongs to another image. */
export async function afterRecord(image: Image, { after, changes }: JournalRecord): Promise<Image | null> {
  const rows = applyChanges(image.rows, changes);
  const next = await changeImage(image, after.generation, rows, changes);
  return equalBytes(next.digest, after.digest) ? next : null;
}
