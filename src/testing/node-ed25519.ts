/**
 * Ed25519 and X25519 of Node, twenty times as fast as the package's: vitest.config.ts puts it in the place of `@noble/curves/ed25519.js`
 * for the tests of every folder but keys/, where the package is compared with published vectors, and this file with the package.
 * It is for honest keys: OpenSSL takes keys of small order, which the package refuses.
 */
import { createPrivateKey, createPublicKey, diffieHellman, sign, verify } from 'node:crypto';

/** DER around a key of 32 bytes (RFC 8410). */
const PRIVATE = Buffer.from('302e020100300506032b657004220420', 'hex');
const PUBLIC = Buffer.from('302a300506032b6570032100', 'hex');
const X_PRIVATE = Buffer.from('302e020100300506032b656e04220420', 'hex');
const X_PUBLIC = Buffer.from('302a300506032b656e032100', 'hex');

const privateKeyOf = (seed: Uint8Array) =>
  createPrivateKey({ key: Buffer.concat([PRIVATE, seed]), format: 'der', type: 'pkcs8' });

/** Seeds and public keys of 32 bytes, signatures of 64. */
export const ed25519 = {
  getPublicKey: (seed: Uint8Array): Uint8Array =>
    new Uint8Array(createPublicKey(privateKeyOf(seed)).export({ format: 'der', type: 'spki' }).subarray(-32)),

  sign: (message: Uint8Array, seed: Uint8Array): Uint8Array => new Uint8Array(sign(null, message, privateKeyOf(seed))),

  /** @throws Error if the key is not one */
  verify: (signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean =>
    verify(
      null,
      message,
      createPublicKey({ key: Buffer.concat([PUBLIC, publicKey]), format: 'der', type: 'spki' }),
      signature,
    ),
};

export const x25519 = {
  getSharedSecret: (privateKey: Uint8Array, publicKey: Uint8Array): Uint8Array =>
    new Uint8Array(
      diffieHellman({
        privateKey: createPrivateKey({ key: Buffer.concat([X_PRIVATE, privateKey]), format: 'der', type: 'pkcs8' }),
        publicKey: createPublicKey({ key: Buffer.concat([X_PUBLIC, publicKey]), format: 'der', type: 'spki' }),
      }),
    ),
};
