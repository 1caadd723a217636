/** Can two heaps of samples be told apart? By rank, so that no single slow sample decides. Never judges by size. */

/** Samples (ms) that are closer count as equal: less than any network hides. */
const RESOLUTION = 0.1;

/**
 * The Mann-Whitney statistic as a share: how often a sample of one is before one of the other, whichever of the two is
 * rarer. 0.5: they cannot be told apart; 0: each of one is before all of the other.
 */
export function leastRank(one: readonly number[], other: readonly number[]): number {
  let before = 0;
  for (const a of one) for (const b of other) before += Math.abs(a - b) < RESOLUTION ? 0.5 : a < b ? 1 : 0;
  const share = before / (one.length * other.length);
  return Math.min(share, 1 - share);
}
