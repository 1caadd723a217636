/**
 * Decapsulation of X-Wing (draft-connolly-cfrg-xwing-kem §5.4) for a receiver that knows its public key, which the verified log names. The pair is
 * expanded from its seed once for each box; the package would expand it twice and derive the public key too, which is most of the time that a box takes.
 */
import { x25519 } from '@noble/curves/ed25519.js';
import { sha3_256, shake256 } from '@noble/hashes/sha3.js';
import { ml_kem768 } from '@noble/post-quantum/ml-kem.js';
import { concatBytes, utf8, wipe } from '../lib/bytes.ts';

/** Bytes of an ML-KEM-768 seed, public key and ciphertext: X25519's 32 follow. */
const ML_KEM_SEED = 64;
const ML_KEM_KEY = 1184;
const ML_KEM_CIPHERTEXT = 1088;
const LABEL = utf8('\\.//^\\');

/**
 * @param seed 32 bytes, the decapsulation key
 * @param publicKey 1216 bytes; with another one than the seed's the secret is another one too
 * @param encapsulated 1120 bytes
 * @returns the shared secret, 32 bytes
 * @throws when the X25519 part is of small order, or a length is wrong
 */
export function decapsulate(seed: Uint8Array, publicKey: Uint8Array, encapsulated: Uint8Array): Uint8Array {
  const theirs = encapsulated.subarray(ML_KEM_CIPHERTEXT);
  const expanded = shake256(seed, { dkLen: ML_KEM_SEED + 32 });
  const { secretKey } = ml_kem768.keygen(expanded.subarray(0, ML_KEM_SEED));
  let first: Uint8Array | null = null;
  let second: Uint8Array | null = null;
  let preimage: Uint8Array | null = null;
  try {
    first = ml_kem768.decapsulate(encapsulated.subarray(0, ML_KEM_CIPHERTEXT), secretKey);
    second = x25519.getSharedSecret(expanded.subarray(ML_KEM_SEED), theirs);
    preimage = concatBytes(first, second, theirs, publicKey.subarray(ML_KEM_KEY), LABEL);
    return sha3_256(preimage);
  } finally {
    wipe(expanded, secretKey, first, second, preimage);
  }
}
