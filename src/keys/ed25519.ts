/**
 * Ed25519 (RFC 8032). Under Node (the key server and the tests) its own implementation signs, and accepts valid signatures; it takes
 * about a tenth of the package's time. In the browser the package does everything: what the browser has answers by promises only.
 */
import { ed25519 as packaged } from '@noble/curves/ed25519.js';
import { bareHex, concatBytes, fromHex } from '../lib/bytes.ts';

/** What is used of `node:crypto`; the wallet is compiled without the types of Node. */
interface NodeCrypto {
  createPrivateKey(key: { key: Uint8Array; format: 'der'; type: 'pkcs8' }): object;
  createPublicKey(key: { key: Uint8Array; format: 'der'; type: 'spki' }): object;
  sign(algorithm: null, message: Uint8Array, key: object): Uint8Array;
  verify(algorithm: null, message: Uint8Array, key: object, signature: Uint8Array): boolean;
}

/** Node's implementation; `undefined` in the browser. */
export function nodeCrypto(): NodeCrypto | undefined {
  const { process } = globalThis as { process?: { getBuiltinModule?: (name: string) => unknown } };
  return process?.getBuiltinModule?.('node:crypto') as NodeCrypto | undefined;
}

/** DER around a seed and around a public key of 32 bytes (RFC 8410). */
const PRIVATE = fromHex('302e020100300506032b657004220420');
const PUBLIC = fromHex('302a300506032b6570032100');

/** The prime of the field, 2^255 - 19. */
const PRIME = 2n ** 255n - 19n;
/** The y coordinates of the eight points of small order. */
const SMALL_ORDER = new Set([
  0n,
  1n,
  PRIME - 1n,
  0x7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd84d3d706a17c7n,
  PRIME - 0x7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd84d3d706a17c7n,
]);

/** Is the y coordinate of this key in its canonical encoding, and of no point of small order? */
function isStrict(publicKey: Uint8Array): boolean {
  const bytes = publicKey.slice().reverse();
  // The highest bit is the sign of x.
  bytes[0] = (bytes[0] ?? 0) & 0x7f;
  const y = BigInt(`0x${bareHex(bytes)}`);
  return y < PRIME && !SMALL_ORDER.has(y);
}

export interface Ed25519 {
  /** The public key (32 bytes) of a seed of 32 bytes. */
  getPublicKey(seed: Uint8Array): Uint8Array;
  /** 64 bytes; the same for the same input (RFC 8032 §5.1.6). */
  sign(message: Uint8Array, seed: Uint8Array): Uint8Array;
  /**
   * Strict as RFC 8032 §5.1.7: refuses non-canonical encodings and keys of small order, and uses the cofactored equation.
   * @param signature 64 bytes
   * @param publicKey 32 bytes
   * @throws Error when the key or R is no point
   */
  verify(signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean;
}

/** The package alone. */
const ofPackage: Ed25519 = {
  getPublicKey: (seed) => packaged.getPublicKey(seed),
  sign: (message, seed) => packaged.sign(message, seed),
  verify: (signature, message, publicKey) => packaged.verify(signature, message, publicKey, { zip215: false }),
};

/** @param native the package does everything without it; the answers are the same */
export function createEd25519(native: NodeCrypto | undefined): Ed25519 {
  if (native === undefined) return ofPackage;

  /**
   * OpenSSL compares the bytes of R with those that it computes by the equation without the cofactor. So what it accepts for a strict key
   * has R and S in their canonical encodings, and also fulfils the cofactored equation. What it refuses may still fulfil it.
   */
  function isAccepted(signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean {
    const key = { key: concatBytes(PUBLIC, publicKey), format: 'der', type: 'spki' } as const;
    return native?.verify(null, message, native.createPublicKey(key), signature) ?? false;
  }

  return {
    getPublicKey: ofPackage.getPublicKey,
    sign(message, seed) {
      const key = { key: concatBytes(PRIVATE, seed), format: 'der', type: 'pkcs8' } as const;
      return new Uint8Array(native.sign(null, message, native.createPrivateKey(key)));
    },
    verify: (signature, message, publicKey) =>
      (isStrict(publicKey) && isAccepted(signature, message, publicKey)) ||
      ofPackage.verify(signature, message, publicKey),
  };
}
