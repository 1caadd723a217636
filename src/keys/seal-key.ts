/**
 * Validates X-Wing public keys of others where they enter: the log, an offer, a write. An invalid key would make every later change that
 * seals to it fail. The check reads bytes alone, so that all clients and servers agree on one log, whatever their library
 * checks.
 */
import { bareHex } from '../lib/bytes.ts';

/** An X-Wing public key: an ML-KEM-768 encapsulation key (1152 bytes of coefficients and a seed), then an X25519 key. */
export const SEAL_PUBLIC_KEY_LENGTH = 1216;
const COEFFICIENTS_LENGTH = 1152;
const X25519_OFFSET = 1184;

/** The modulus q of ML-KEM. */
const Q = 3329;

/**
 * X25519 keys of small order, little-endian: u = 0, 1, -1 and the two points of order 8. With one of these the shared secret
 * is zero for every key of the other side.
 */
const SMALL_ORDER = new Set([
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800',
  '5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157',
]);

/** FIPS 203 section 7.2, the modulus check: every 12-bit coefficient is below q. */
function areReduced(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(at, at + 3);
    if ((a | ((b & 0x0f) << 8)) >= Q || ((b >> 4) | (c << 4)) >= Q) return false;
  }
  return true;
}

/** Is u below 2^255 - 19? Then each key has one encoding and can be compared by its bytes. */
function isCanonical(bytes: Uint8Array): boolean {
  const top = bytes[31] ?? 0;
  if (top !== 0x7f) return top < 0x7f;
  return (bytes[0] ?? 0) < 0xed || bytes.subarray(1, 31).some((byte) => byte !== 0xff);
}

/** Is this a valid X-Wing public key? */
export function isSealKey(publicKey: Uint8Array): boolean {
  if (publicKey.length !== SEAL_PUBLIC_KEY_LENGTH) return false;
  const x25519 = publicKey.subarray(X25519_OFFSET);
  return (
    areReduced(publicKey.subarray(0, COEFFICIENTS_LENGTH)) && isCanonical(x25519) && !SMALL_ORDER.has(bareHex(x25519))
  );
}
