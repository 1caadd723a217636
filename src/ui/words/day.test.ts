/** Tests of the formats of days and times. */
import { describe, expect, it } from 'vitest';
import { toDate, toDay, toDayAlone, toMoment } from './day.ts';

const now = new Date(2026, 10, 22, 16, 42).getTime();
const at = (year: number, month: number, day: number, hour = 9, minute = 5): number =>
  new Date(year, month - 1, day, hour, minute).getTime();

describe('days and times', () => {
  it('uses words for recent days and dates for the others', () => {
    expect(toDay(at(2026, 11, 22, 0, 1), now)).toBe('today');
    expect(toDay(at(2026, 11, 21, 23, 59), now)).toBe('yesterday');
    expect(toDay(at(2026, 11, 19), now)).toBe('3 days ago');
    expect(toDay(at(2026, 11, 15), now)).toBe('15 November');
    expect(toDay(at(2026, 11, 25), now)).toBe('25 November');
    expect(toDayAlone(at(2026, 11, 22, 0, 1), now)).toBe('Today');
    expect(toDayAlone(at(2026, 11, 19), now)).toBe('3 days ago');
  });

  it('adds the year if it differs', () => {
    expect(toDate(at(2026, 3, 3), now)).toBe('3 March');
    expect(toDate(at(2025, 3, 3), now)).toBe('3 March 2025');
  });

  it('omits the date for today', () => {
    expect(toMoment(at(2026, 11, 22), now)).toBe('09:05');
    // No line ends between the date and the time.
    expect(toMoment(at(2026, 11, 25), now)).toBe('25\u00a0November,\u00a009:05');
  });
});
