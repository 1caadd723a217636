/**
 * Decapsulation of X-Wing (draft-connolly-cfrg-xwing-kem §5.4) for a receiver that knows its public key, which the verified log names. The pair is
 * expanded from its seed once for each box; the package would expand it twice and derive the public key too, which is most of the time that a box takes.
 */
import { sha3_256, shake256 } from '@noble/hashes/sha3.js';
import { concatBytes, utf8, wipe } from '../lib/bytes.ts';
import { type KemHalves, kemHalves } from './kem-halves.ts';

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
export async function decapsulate(
  seed: Uint8Array,
  publicKey: Uint8Array,
  encapsulated: Uint8Array,
  halves?: KemHalves,
): Promise<Uint8Array> {
  const { mlKem, x25519 } = halves ?? (await kemHalves());
  const theirs = encapsulated.subarray(ML_KEM_CIPHERTEXT);
  const expanded = shake256(seed, { dkLen: ML_KEM_SEED + 32 });
  let preimage: Uint8Array | null = null;
  // Both end before anything is wiped, also where one fails.
  const [first, second] = await Promise.allSettled([
    mlKem(expanded.subarray(0, ML_KEM_SEED), encapsulated.subarray(0, ML_KEM_CIPHERTEXT)),
    x25519(expanded.subarray(ML_KEM_SEED), theirs),
  ]);
  try {
    if (first.status === 'rejected') throw first.reason;
    if (second.status === 'rejected') throw second.reason;
    preimage = concatBytes(first.value, second.value, theirs, publicKey.subarray(ML_KEM_KEY), LABEL);
    return sha3_256(preimage);
  } finally {
    for (const half of [first, second]) if (half.status === 'fulfilled') wipe(half.value);
    wipe(expanded, preimage);
  }
}
