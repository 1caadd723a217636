/** Days and durations in words. */
import { describe, expect, it } from 'vitest';
import { day, duration, until } from './words.ts';

const now = new Date(2026, 10, 22, 12).getTime();

describe('words', () => {
  it('name a day with what is needed to know it', () => {
    expect(day(new Date(2026, 11, 24, 9).getTime(), now)).toBe('24 December');
    expect(day(new Date(2027, 2, 3, 9).getTime(), now)).toBe('3 March 2027');
    expect(day(new Date(2026, 10, 22, 16, 5).getTime(), now)).toBe('22 November, 16:05');
  });

  it('know what never ends', () => {
    expect(until(null, now)).toBe('forever');
    expect(until(Number.MAX_SAFE_INTEGER, now)).toBe('forever');
    expect(until(new Date(2026, 11, 24, 9).getTime(), now)).toBe('until 24 December');
  });

  it('round durations down to what is said', () => {
    expect([1, 59_999, 600_000, 3_599_999].map(duration)).toEqual(['1 minute', '1 minute', '10 minutes', '59 minutes']);
    expect([3_600_000, 47 * 3_600_000, 48 * 3_600_000].map(duration)).toEqual(['1 hour', '47 hours', '2 days']);
  });
});
