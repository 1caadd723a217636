/**
 * The digest of an image. The rows lie in buckets by a hash of their key; each bucket has a SHA-256, and the digest is that of the
 * generation and all buckets. So a change costs what its buckets hold, and not the whole vault.
 */
import { concatBytes, utf8 } from '../lib/bytes.ts';
import { sha256, u32 } from './block.ts';
import type { Image } from './copy.ts';
import { type Change, type Rows, TABLES } from './table.ts';

/** Part of the stored format. */
const BUCKETS = 32;

/** FNV-1a over the UTF-16 code units of the key. Spreads the rows; nothing depends on it being hard to invert. */
function bucketOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < key.length; at++) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193);
  return (hash ^ (hash >>> 15)) & (BUCKETS - 1);
}

/** SHA-256 of the rows of these buckets, by bucket: in order of table and key, the length and the bytes of table, key and value. */
async function digestsOf(wanted: ReadonlySet<number>, rows: Rows): Promise<Map<number, Uint8Array>> {
  const parts = new Map([...wanted].map((bucket) => [bucket, [] as Uint8Array[]]));
  for (const table of TABLES) {
    const held = rows.get(table) ?? new Map<string, Uint8Array>();
    const keys = [...held.keys()].filter((key) => wanted.has(bucketOf(key))).sort();
    for (const key of keys)
      for (const part of [utf8(table), utf8(key), held.get(key) as Uint8Array])
        parts.get(bucketOf(key))?.push(u32(part.length), part);
  }
  const digests = [...parts].map(async ([bucket, list]) => [bucket, await sha256(...list)] as const);
  return new Map(await Promise.all(digests));
}

async function imageOf(generation: number, rows: Rows, buckets: readonly Uint8Array[]): Promise<Image> {
  const number = new Uint8Array(8);
  new DataView(number.buffer).setBigUint64(0, BigInt(generation));
  return { generation, rows, buckets, digest: await sha256(number, concatBytes(...buckets)) };
}

const ALL: ReadonlySet<number> = new Set(Array.from({ length: BUCKETS }, (_, bucket) => bucket));

/** An image of these rows. */
export const createImage = async (generation: number, rows: Rows): Promise<Image> =>
  imageOf(generation, rows, [...(await digestsOf(ALL, rows)).values()]);

/** The image with these rows, which are those of `before` after the changes: equal to `createImage` of them. */
export async function changeImage(
  before: Image,
  generation: number,
  rows: Rows,
  changes: readonly Change[],
): Promise<Image> {
  const digests = await digestsOf(new Set(changes.map(({ key }) => bucketOf(key))), rows);
  return imageOf(
    generation,
    rows,
    before.buckets.map((digest, bucket) => digests.get(bucket) ?? digest),
  );
}
