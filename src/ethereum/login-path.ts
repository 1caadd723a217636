/** The derivation path of a key that logs in to one site (SLIP-0013). Derives nothing. */
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, utf8 } from '../lib/bytes.ts';

/**
 * The path of a key that only logs in, by SLIP-0013: the site alone decides it, and nothing about one path tells another.
 * @param uri origin of the site @param number from 0, where the site has had several
 */
export function loginPath(uri: string, number: number): string {
  const which = new Uint8Array(4);
  new DataView(which.buffer).setUint32(0, number, true);
  const hash = new DataView(sha256(concatBytes(which, utf8(uri))).buffer);
  const steps = [0, 4, 8, 12].map((at) => `${hash.getUint32(at, true) & 0x7fffffff}'`);
  return `m/13'/${steps.join('/')}`;
}
