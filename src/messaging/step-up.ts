/** How long a step up lasts, ms: long enough for one errand. */
export const STEP_UP_MS = 5 * 60_000;
