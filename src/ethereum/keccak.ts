/** Keccak-256. Accepts bytes only, so text is never hashed by accident. */
import { keccak_256 } from '@noble/hashes/sha3.js';

/** 32 bytes. Keccak-256 as Ethereum uses it, with the padding of the original Keccak instead of that of FIPS 202. */
export const keccak = (bytes: Uint8Array): Uint8Array => keccak_256(bytes);
