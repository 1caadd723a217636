/** Defines which amounts mean *unlimited*. Amounts far above a balance or a supply are judged where those are known. */

/** 2^256 - 1: what sites write for *no limit*. */
export const UNLIMITED: bigint = (1n << 256n) - 1n;

/** Amounts from here on mean *no limit*: the largest of uint256 and uint160 and whatever comes near them. */
const UNLIMITED_FROM = 1n << 159n;
/** Tokens that count in uint96 take its largest for *no limit*. */
const LARGEST_96 = (1n << 96n) - 1n;

/** @param amount base units, of a field of 160 or 256 bits */
export const isUnlimited = (amount: bigint): boolean => amount >= UNLIMITED_FROM || amount === LARGEST_96;
