/** When the wallet locks by itself: arithmetic on a stored deadline, checked at every use. */

export interface Deadline {
  /** ms since 1970. */
  lockAt: number;
}

/** The deadline after a use at `now`. */
export const deadlineAfterUse = (now: number, minutes: number): Deadline => ({ lockAt: now + minutes * 60_000 });

/** A clock that was set back cannot stretch the session beyond its length. */
export const isOver = (deadline: Deadline | null, now: number, minutes: number): boolean =>
  deadline === null || now >= deadline.lockAt || deadline.lockAt - now > minutes * 60_000;

/** How long a step up lasts, ms: long enough for one errand. */
export const STEP_UP_MS = 5 * 60_000;

/** Nor can it stretch a step up. @param until ms since 1970 */
export const isStepUpOver = (until: number | null, now: number): boolean =>
  until !== null && (now >= until || until - now > STEP_UP_MS);
