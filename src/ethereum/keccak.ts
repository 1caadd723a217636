/** Keccak-256; the door to @noble/hashes in this folder. Hashes bytes, never text by accident. */
import { keccak_256 } from '@noble/hashes/sha3.js';

/** 32 bytes: Keccak-256 as Ethereum uses it (the padding before FIPS 202). */
export const keccak = (bytes: Uint8Array): Uint8Array => keccak_256(bytes);
