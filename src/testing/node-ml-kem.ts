/**
 * ML-KEM-768 of Node, for the tests of every folder but keys/: vitest.config.ts puts it in the place of `@noble/post-quantum/ml-kem.js`, and
 * src/keys/seal.test.ts compares it with the package. It has what opening a box needs.
 */
import { createPrivateKey, decapsulate } from 'node:crypto';

/** DER around a seed of 64 bytes (RFC 9935). */
const PRIVATE = Buffer.from('3054020100300b060960864801650304040204428040', 'hex');

export const ml_kem768 = {
  /** The secret key is the seed: Node expands it. */
  keygen: (seed: Uint8Array): { secretKey: Uint8Array } => ({ secretKey: seed.slice() }),

  decapsulate: (encapsulated: Uint8Array, secretKey: Uint8Array): Uint8Array =>
    new Uint8Array(
      decapsulate(
        createPrivateKey({ key: Buffer.concat([PRIVATE, secretKey]), format: 'der', type: 'pkcs8' }),
        encapsulated,
      ),
    ),
};
