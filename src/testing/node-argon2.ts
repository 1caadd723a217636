/**
 * Argon2id of Node, three times as fast as the package's: vitest.config.ts puts it in the place of `@noble/hashes/argon2.js`
 * for the tests of every folder but keys/, where the package is compared with published vectors, and this file with the package.
 */
import { argon2Sync } from 'node:crypto';

/** `m` in KiB, `t` passes, `p` lanes, `dkLen` bytes of the result. */
export async function argon2idAsync(
  message: Uint8Array,
  nonce: Uint8Array,
  cost: { m: number; t: number; p: number; dkLen: number },
): Promise<Uint8Array> {
  const { m: memory, t: passes, p: parallelism, dkLen: tagLength } = cost;
  return new Uint8Array(argon2Sync('argon2id', { message, nonce, memory, passes, parallelism, tagLength }));
}
