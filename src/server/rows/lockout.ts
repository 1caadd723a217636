/** The pauses after wrong guesses at a name, as numbers and as SQL. */

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Number of failures without a pause. */
export const FREE_GUESSES = 9;

/** Pauses (ms) after the first failure that is not free, the next, and so on; the last one repeats. */
export const LOCKOUTS = [MINUTE, 5 * MINUTE, 15 * MINUTE, 60 * MINUTE, 4 * 60 * MINUTE, DAY] as const;

/** The longest pause (ms). */
export const MAX_LOCKOUT = DAY;

/**
 * Days without a guess after which failures are forgotten. An attacker gains nothing by waiting: one guess a day would have been
 * answered in that time, which is more than the free guesses.
 */
export const QUIET_DAYS = 30;

export const dayOf = (now: number): number => Math.floor(now / DAY);

/** The pause (ms) after so many failures. */
export const lockoutAfter = (failures: number): number =>
  failures <= FREE_GUESSES ? 0 : (LOCKOUTS[Math.min(failures - FREE_GUESSES, LOCKOUTS.length) - 1] as number);

/** `lockoutAfter` as an SQL expression. @param failures an SQL expression of an integer */
export function lockoutSql(failures: string): string {
  const steps = LOCKOUTS.slice(0, -1).map(
    (pause, step) => `WHEN ${failures} = ${FREE_GUESSES + 1 + step} THEN ${pause}`,
  );
  return `CASE WHEN ${failures} <= ${FREE_GUESSES} THEN 0 ${steps.join(' ')} ELSE ${LOCKOUTS.at(-1)} END`;
}
