/** Three sheets of a fixed recovery key, two needed, calculated without the library that shares: GF(2^8) by its definition (FIPS 197, 4.2). */
import { concatBytes } from '../../lib/bytes.ts';
import { labelledHash } from '../derive.ts';
import { labels } from '../labels.ts';
import { encodeSheet, sheetGroups } from '../modes/recovery-sheets.ts';
import { bytesOf } from './identity.ts';

export const knownSheetSecret = (): Uint8Array => bytesOf('recovery on sheets').slice(0, 20);

/** Times in GF(2^8) modulo x^8 + x^4 + x^3 + x + 1. */
function times(one: number, other: number): number {
  let [sum, shifted] = [0, one];
  for (let rest = other; rest > 0; rest >>= 1) {
    if (rest & 1) sum ^= shifted;
    shifted = (shifted << 1) ^ (shifted & 0x80 ? 0x11b : 0);
  }
  return sum;
}

export function knownSheets(): string[] {
  const secret = knownSheetSecret();
  const digest = labelledHash(labels.sheetDigest, (hash) => hash.bytes(secret)).slice(0, 4);
  const content = concatBytes(secret, digest);
  const slopes = bytesOf('slopes of the sheets');
  return [17, 201, 90].map((place, at) => {
    const values = content.map((value, index) => value ^ times(slopes[index] as number, place));
    const share = concatBytes(Uint8Array.of(place), values);
    const set = bytesOf('set of sheets').slice(0, 2);
    return sheetGroups(encodeSheet({ needed: 2, count: 3, number: at + 1, set, share })).join(' ');
  });
}
