/** Rates in hundredths of a percent, as exchanges write fees and shares. Rounds against the signer. */

/** What is left after fees of this rate; nothing where they take all. */
export const lessRate = (amount: bigint, rate: bigint): bigint =>
  rate >= 10_000n ? 0n : amount - shareOf(amount, rate);

/** The amount with fees of this rate on top. */
export const plusRate = (amount: bigint, rate: bigint): bigint => amount + shareOf(amount, rate);

/** Rounded up. */
const shareOf = (amount: bigint, rate: bigint): bigint => (amount * rate + 9_999n) / 10_000n;
