/**
 * How far the server trusts its clock. A stored time that lies further ahead than any time written now could be comes from a wrong
 * clock; it never locks anything and never keeps anything valid.
 */

/** How much the clocks of a server's processes, or a clock before and after a correction, may differ (ms). */
export const CLOCK_SLACK = 10 * 60 * 1000;

/** The latest possible end of something with this lifetime (ms). A later end was written by a clock that ran ahead. */
export const latestEnd = (now: number, life: number): number => now + life + CLOCK_SLACK;

/**
 * Watches for jumps of the clock. The returned function gives how much further than a monotonic clock it went since the last call (ms); 0 within the slack.
 * @param steady ms since an arbitrary moment, by a monotonic clock
 */
export function watchClock(now: () => number, steady: () => number): () => number {
  let last = { wall: now(), steady: steady() };
  return () => {
    const present = { wall: now(), steady: steady() };
    const jump = present.wall - last.wall - (present.steady - last.steady);
    last = present;
    return Math.abs(jump) > CLOCK_SLACK ? jump : 0;
  };
}
