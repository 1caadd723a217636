/** A contract that answers as a price feed with eight decimals does, now. Used by tests only. */
import type { Hex } from '../../lib/bytes.ts';

/** Its code, for `anvil_setCode`. @param price with eight decimals */
export const feedCode = (price: bigint): Hex =>
  `0x60003560e01c63313ce56714602e57${word('01', '00')}67${price.toString(16).padStart(16, '0')}60205242606052${word('01', '80')}60a06000f35b${word('08', '00')}60206000f3`;

/** Stores a byte as a word. */
const word = (byte: string, at: string): string => `60${byte}60${at}52`;
