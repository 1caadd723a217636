/** Tests of numbers, dates and times in the languages of browsers. */
import { afterEach, expect, it, vi } from 'vitest';
import {
  decimalSign,
  writeClock,
  writeCount,
  writeDate,
  writeDecimal,
  writePercent,
  writeUngrouped,
} from './language.ts';

afterEach(() => vi.unstubAllGlobals());

const speak = (...languages: string[]) => vi.stubGlobal('navigator', { languages });
const blank = (text: string) => text.replace(/\s/gu, ' ');

it.each([
  ['en-US', '−1,234,567.000000000000000001', '12.5%', 'November 25', '9:05 AM'],
  ['en-GB', '−1,234,567.000000000000000001', '12.5%', '25 November', '09:05'],
  ['de', '−1.234.567,000000000000000001', '12,5 %', '25. November', '09:05'],
  ['de-CH', "−1'234'567.000000000000000001", '12.5%', '25. November', '09:05'],
  ['fr', '−1 234 567,000000000000000001', '12,5 %', '25 novembre', '09:05'],
  ['hi', '−12,34,567.000000000000000001', '12.5%', '25 नवंबर', '9:05 am'],
  ['sv', '−1 234 567,000000000000000001', '12,5 %', '25 november', '09:05'],
  ['ar-EG', '−١٬٢٣٤٬٥٦٧٫٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠١', '١٢٫٥٪', '٢٥ نوفمبر', '٩:٠٥ ص'],
  ['tr', '−1.234.567,000000000000000001', '%12,5', '25 Kasım', '09:05'],
  ['pt-PT', '−1 234 567,000000000000000001', '12,5%', '25 de novembro', '09:05'],
])('writes what %s writes, and drops no digit', (language, number, percent, date, clock) => {
  speak(language);
  const at = new Date(2026, 10, 25, 9, 5).getTime();
  expect(blank(writeDecimal('-1234567.000000000000000001'))).toBe(number);
  expect(blank(writePercent('12.5'))).toBe(percent);
  expect(writeDate(at, { year: false })).toBe(date);
  expect(blank(writeClock(at))).toBe(clock);
  // A line never ends within a time.
  expect(writeClock(at)).not.toMatch(/[ \u202f]/);
});

it('follows the browser, and passes over what is no language', () => {
  speak('en-US@posix', 'de-DE', 'en');
  expect(writeDate(new Date(2025, 2, 3).getTime(), { year: true })).toBe('3. März 2025');
  expect(decimalSign()).toBe(',');
  expect(writeUngrouped('12000.5')).toBe('12000,5');
  speak('en-US');
  expect(writeCount(12_000)).toBe('12,000');
  speak();
  expect(decimalSign()).toBe('.');
});

it('leaves what is no number as it is', () => {
  for (const text of ['', '.', 'No. 12', '1.2.3', '1e3']) expect(writeDecimal(text)).toBe(text);
  expect(writeDecimal('.5')).toBe('0.5');
  expect(writeDecimal('+0.25')).toBe('+0.25');
});
