/** Formats dates and durations for reviews. */
import { writeClock, writeDate } from '../../lib/language.ts';
import { reviewCommon as t } from '../../locales/en/approvals/review/common.ts';
import type { Ending } from '../../locales/en/approvals/review/parts.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Times from here on mean *never* (ms since 1970; the end of the year 9999). */
const FAR_FUTURE = 253_402_300_800_000;

/** `22 December`, with the year if it is not the current one and the time if it is within a day of now. Local time; ms since 1970. */
export function day(at: number, now: number): string {
  const date = writeDate(at, { year: new Date(at).getFullYear() !== new Date(now).getFullYear() });
  return Math.abs(at - now) < DAY ? t.dayAndTime(date, writeClock(at)) : date;
}

/** For sentences. @param at ms since 1970; `null` never ends */
export const endingOf = (at: number | null, now: number): Ending =>
  at === null || at >= FAR_FUTURE ? 'never' : { date: day(at, now) };

/** For rows: `until 22 December`, or `forever`. @param at as for `endingOf` */
export const until = (at: number | null, now: number): string => t.ending(endingOf(at, now));

/** `10 minutes`, `1 hour`, `3 days`: rounded down, at least one minute. @param length in ms */
export function duration(length: number): string {
  if (length < HOUR) return t.minutes(Math.max(1, Math.floor(length / MINUTE)));
  if (length < 2 * DAY) return t.hours(Math.floor(length / HOUR));
  return t.days(Math.floor(length / DAY));
}
