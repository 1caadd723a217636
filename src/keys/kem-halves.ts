/**
 * The two key agreements inside X-Wing. Chromium has X25519 since 133 and ML-KEM-768 in newer versions, ten to fifty times as fast as a script;
 * where the platform lacks one, or answers a known question wrongly, the package does it. Both give the same bytes.
 *
 * A key of the platform cannot be exported. Its memory is the platform's, and cannot be wiped from here.
 */
import { x25519 } from '@noble/curves/ed25519.js';
import { shake256 } from '@noble/hashes/sha3.js';
import { ml_kem768 } from '@noble/post-quantum/ml-kem.js';
import { concatBytes, equalBytes, fromHex, wipe } from '../lib/bytes.ts';
import { lazyLoad } from '../lib/lazy.ts';

/** Each gives 32 bytes, which the caller wipes. It rejects where a length is wrong. */
export interface KemHalves {
  /** @param seed 64 bytes, d and z of FIPS 203 @param ciphertext 1088 bytes */
  mlKem(seed: Uint8Array, ciphertext: Uint8Array): Promise<Uint8Array>;
  /** Rejects for a key of small order. @param secret 32 bytes @param theirs 32 bytes, any encoding of RFC 7748 */
  x25519(secret: Uint8Array, theirs: Uint8Array): Promise<Uint8Array>;
}

export const packageHalves: KemHalves = {
  async mlKem(seed, ciphertext) {
    const { secretKey } = ml_kem768.keygen(seed);
    try {
      return ml_kem768.decapsulate(ciphertext, secretKey);
    } finally {
      wipe(secretKey);
    }
  },
  x25519: async (secret, theirs) => x25519.getSharedSecret(secret, theirs),
};

/** What is not in the types of TypeScript yet (WICG, *Modern Algorithms in the Web Cryptography API*). */
interface NewSubtle {
  importKey(
    format: 'raw-seed',
    seed: Uint8Array,
    algorithm: 'ML-KEM-768',
    extractable: false,
    usages: readonly ['decapsulateBits'],
  ): Promise<CryptoKey>;
  decapsulateBits(algorithm: 'ML-KEM-768', key: CryptoKey, ciphertext: Uint8Array): Promise<ArrayBuffer>;
}

export type PlatformSubtle = Pick<SubtleCrypto, 'importKey' | 'deriveBits'>;

/** PKCS #8 of an X25519 key (RFC 8410) up to its 32 bytes. */
const X25519_PREFIX = fromHex('302e020100300506032b656e04220420');
const ZERO = new Uint8Array(32);

/** @param subtle of the platform */
export const platformHalves = (subtle: PlatformSubtle): KemHalves => ({
  async mlKem(seed, ciphertext) {
    const newer = subtle as unknown as NewSubtle;
    const key = await newer.importKey('raw-seed', seed, 'ML-KEM-768', false, ['decapsulateBits']);
    return new Uint8Array(await newer.decapsulateBits('ML-KEM-768', key, ciphertext));
  },
  async x25519(secret, theirs) {
    if (secret.length !== ZERO.length) throw new Error('A key has 32 bytes.');
    const encoded = concatBytes(X25519_PREFIX, secret) as Uint8Array<ArrayBuffer>;
    try {
      const [own, other] = await Promise.all([
        subtle.importKey('pkcs8', encoded, 'X25519', false, ['deriveBits']),
        subtle.importKey('raw', theirs.slice(), 'X25519', false, []),
      ]);
      const shared = new Uint8Array(await subtle.deriveBits({ name: 'X25519', public: other }, own, 256));
      // The platform refuses it already (Secure Curves in the Web Cryptography API).
      if (equalBytes(shared, ZERO)) throw new Error('The key is of small order.');
      return shared;
    } finally {
      wipe(encoded);
    }
  },
});

/** RFC 7748, 6.1. */
const ALICE = fromHex('77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a');
const BOB = fromHex('de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f');
const SHARED = fromHex('4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742');

const answers = async (question: () => Promise<Uint8Array>, known: () => Uint8Array): Promise<boolean> => {
  try {
    return equalBytes(await question(), known());
  } catch {
    return false;
  }
};

/** Of each half the platform's, if it is there and answers as it must. */
export async function chosenHalves(subtle: PlatformSubtle): Promise<KemHalves> {
  const platform = platformHalves(subtle);
  const seed = new Uint8Array(64);
  const foreign = new Uint8Array(1088);
  const [hasMlKem, hasX25519] = await Promise.all([
    // A ciphertext of nobody gives the hash of z and itself (FIPS 203, algorithm 18).
    answers(
      () => platform.mlKem(seed, foreign),
      () => shake256(concatBytes(seed.subarray(32), foreign), { dkLen: 32 }),
    ),
    answers(
      () => platform.x25519(ALICE, BOB),
      () => SHARED,
    ),
  ]);
  return {
    mlKem: (hasMlKem ? platform : packageHalves).mlKem,
    x25519: (hasX25519 ? platform : packageHalves).x25519,
  };
}

/** For this platform; asked once. */
export const kemHalves = lazyLoad(() => chosenHalves(crypto.subtle));
