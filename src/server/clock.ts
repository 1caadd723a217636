/**
 * How far the clock is believed. A time that lies further ahead than anything written now could lie was written by a clock
 * that was wrong: it never shuts anything, and never keeps anything open.
 */

/** Processes of one server, and a clock that is corrected by little, may differ by so much (ms). */
export const SLACK = 10 * 60 * 1000;

/** The latest time that something with this life (ms) can end at. What ends later was written by a clock that ran ahead. */
export const latestEnd = (now: number, life: number): number => now + life + SLACK;

/**
 * Watches for jumps: how much further than a steady clock this one has gone since the last look (ms); 0 within the slack.
 * @param steady ms since some moment, by a clock that nobody sets
 */
export function watchClock(now: () => number, steady: () => number): () => number {
  let last = { wall: now(), steady: steady() };
  return () => {
    const present = { wall: now(), steady: steady() };
    const jump = present.wall - last.wall - (present.steady - last.steady);
    last = present;
    return Math.abs(jump) > SLACK ? jump : 0;
  };
}
