/** How long a name that is guessed at stays shut, as numbers and as SQL. Decides nothing about who asks. */

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Failures without any pause. */
export const FREE_GUESSES = 9;

/** Pause (ms) after the first failure that is not free, after the next, and so on; the last stays. */
export const PAUSES = [MINUTE, 5 * MINUTE, 15 * MINUTE, 60 * MINUTE, 4 * 60 * MINUTE, DAY] as const;

/** No name is shut for longer (ms). */
export const LONGEST_PAUSE = DAY;

/**
 * Days without a guess after which failures are forgotten. Waiting for it gains nothing: in the same time one guess a day
 * would have been answered, which is more than the free ones.
 */
export const QUIET_DAYS = 30;

export const dayOf = (now: number): number => Math.floor(now / DAY);

/** The pause (ms) after so many failures. */
export const pauseAfter = (failures: number): number =>
  failures <= FREE_GUESSES ? 0 : (PAUSES[Math.min(failures - FREE_GUESSES, PAUSES.length) - 1] as number);

/** `pauseAfter` as an SQL expression. @param failures an SQL expression of a whole number */
export function pauseSql(failures: string): string {
  const steps = PAUSES.slice(0, -1).map((pause, step) => `WHEN ${failures} = ${FREE_GUESSES + 1 + step} THEN ${pause}`);
  return `CASE WHEN ${failures} <= ${FREE_GUESSES} THEN 0 ${steps.join(' ')} ELSE ${PAUSES.at(-1)} END`;
}
