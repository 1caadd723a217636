/** Formats days and times for people: local time, no seconds, never a bare timestamp; dates as the browser's language writes them. All times are ms since 1970. */
import { writeClock, writeDate } from '../../lib/language.ts';
import { wordsDays as t } from '../../locales/en/ui/words/days.ts';

const DAY = 86_400_000;

const startOfDay = (time: number): number => new Date(time).setHours(0, 0, 0, 0);

/** Within a sentence: *today*, *yesterday*, *3 days ago*, *3 March*, *3 March 2025*; future days as a date. */
export const toDay = (time: number, now: number): string => dayIn(t.within, time, now);

/** The same alone, or at the start of a line: *Today*, *Yesterday*. */
export const toDayAlone = (time: number, now: number): string => dayIn(t.alone, time, now);

function dayIn(words: typeof t.within, time: number, now: number): string {
  const days = Math.round((startOfDay(now) - startOfDay(time)) / DAY);
  if (days === 0) return words.today;
  if (days === 1) return words.yesterday;
  if (days > 1 && days < 7) return words.daysAgo(days);
  return toDate(time, now);
}

/** *3 March*, with the year if it differs. */
export const toDate = (time: number, now: number): string =>
  writeDate(time, { year: new Date(time).getFullYear() !== new Date(now).getFullYear() });

/** *16:42*, or *3 March, 16:42* on another day. */
export function toMoment(time: number, now: number): string {
  const clock = writeClock(time);
  return startOfDay(time) === startOfDay(now) ? clock : t.dayAndTime(toDate(time, now), clock);
}
