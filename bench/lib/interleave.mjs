/** Runs what is compared in turns, so that a machine that gets slower is slower for all. Counts no warming up. */

/** The least that a median is taken of. */
export const RUNS = 10;

/**
 * Each contender once a round, every other round in reverse order.
 * @template {string} Name
 * @param {Record<Name, (round: number) => number | Promise<number>>} contenders Each answers one sample.
 * @param {{ runs?: number, warmUps?: number }} [options]
 * @returns {Promise<Record<Name, number[]>>} Samples of one place belong to one round.
 */
export async function interleave(contenders, { runs = RUNS, warmUps = 2 } = {}) {
  const names = /** @type {Name[]} */ (Object.keys(contenders));
  const samples = /** @type {Record<Name, number[]>} */ ({});
  for (const name of names) samples[name] = [];
  for (let round = -warmUps; round < runs; round++)
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      const sample = await contenders[name](round);
      if (round >= 0) samples[name].push(sample);
    }
  return samples;
}

/**
 * Milliseconds that this thread computes for one call, over `times` calls in a row; waiting is not in it. Where Node
 * cannot tell (before 23.9), the clock's time.
 * @param {() => unknown} act
 * @param {number} [times]
 */
export async function cpuTimed(act, times = 1) {
  const begin = now();
  for (let n = 0; n < times; n++) {
    const pending = act();
    if (pending instanceof Promise) await pending;
  }
  return (now() - begin) / times;
}

function now() {
  if (process.threadCpuUsage === undefined) return performance.now();
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
