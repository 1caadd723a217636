/** Numbers, dates and times as the browser's language writes them. The sentences around them are in the language of the page. Loses no digit: numbers are decimal text. */

/** Without a browser. */
const OTHERWISE = 'en-GB';

/** Signs that only turn the direction of writing: these numbers stand in English sentences. */
const DIRECTION = /[\u061c\u200e\u200f]/g;

/** The browser's languages that Intl knows, best first. Some browsers name one that is none (`en-US@posix`). */
export function languages(): string[] {
  const { navigator } = globalThis as { navigator?: { languages?: readonly string[] } };
  const known = (navigator?.languages ?? []).filter((tag) => {
    try {
      return Intl.getCanonicalLocales(tag).length > 0;
    } catch {
      return false;
    }
  });
  return [...known, OTHERWISE];
}

interface Notation {
  digits: readonly string[];
  /** Between the whole part and the fraction. */
  point: string;
  group: (whole: bigint) => string;
  /** What stands around the digits of a percentage. */
  percent: readonly [before: string, after: string];
  date: Intl.DateTimeFormat;
  dateWithYear: Intl.DateTimeFormat;
  clock: Intl.DateTimeFormat;
}

let made: { of: string; notation: Notation } | null = null;

function notation(): Notation {
  const tags = languages();
  const of = tags.join();
  if (made?.of !== of) made = { of, notation: notationOf(tags) };
  return made.notation;
}

function notationOf(tags: string[]): Notation {
  const whole = new Intl.NumberFormat(tags, { maximumFractionDigits: 0 });
  const percent = new Intl.NumberFormat(tags, { style: 'percent' }).formatToParts(0);
  const at = percent.findIndex(({ type }) => type === 'integer');
  const join = (parts: readonly Intl.NumberFormatPart[]) =>
    parts
      .map(({ value }) => value)
      .join('')
      .replace(DIRECTION, '');
  const day = { day: 'numeric', month: 'long' } as const;
  return {
    digits: Array.from({ length: 10 }, (_, digit) => whole.format(digit)),
    point: new Intl.NumberFormat(tags).formatToParts(0.5).find(({ type }) => type === 'decimal')?.value ?? '.',
    group: (number) => whole.format(number),
    percent: [join(percent.slice(0, at)), join(percent.slice(at + 1))],
    date: new Intl.DateTimeFormat(tags, day),
    dateWithYear: new Intl.DateTimeFormat(tags, { ...day, year: 'numeric' }),
    clock: new Intl.DateTimeFormat(tags, { timeStyle: 'short' }),
  };
}

/**
 * `−12,000.5`, `−12.000,5`, `−١٢٬٠٠٠٫٥`: every digit of an exact decimal.
 * @param decimal digits with at most one point, and a sign before them
 */
export function writeDecimal(decimal: string): string {
  const { group } = notation();
  return write(decimal, (whole) => group(BigInt(whole)));
}

/** The same without grouping, for fields that the person goes on typing in: `12000,5`. */
export function writeUngrouped(decimal: string): string {
  const { digits } = notation();
  return write(decimal, (whole) => inDigits(whole, digits));
}

function write(decimal: string, writeWhole: (digits: string) => string): string {
  const { digits, point } = notation();
  const [, sign = '', whole = '', fraction = ''] = /^([-−+]?)(\d*)(?:\.(\d*))?$/.exec(decimal) ?? [];
  // What is no number stands as it is.
  if (whole === '' && fraction === '') return decimal;
  const after = fraction === '' ? '' : point + inDigits(fraction, digits);
  return `${sign === '-' ? '−' : sign}${writeWhole(whole === '' ? '0' : whole)}${after}`;
}

const inDigits = (text: string, digits: readonly string[]): string =>
  text.replace(/\d/g, (digit) => digits[Number(digit)] ?? digit);

/** `12,000`. */
export const writeCount = (count: number): string => writeDecimal(String(count));

/** `2.5%`, `2,5 %`. @param decimal hundredths of the whole, as `writeDecimal` takes them */
export function writePercent(decimal: string): string {
  const [before, after] = notation().percent;
  return `${before}${writeDecimal(decimal)}${after}`;
}

/** The sign before decimals: `.`, `,` or `٫`. */
export const decimalSign = (): string => notation().point;

/** *3 March*, *3. März*. Local time, ms since 1970. */
export const writeDate = (time: number, { year }: { year: boolean }): string =>
  (year ? notation().dateWithYear : notation().date).format(time);

/** *16:42*, *4:42 PM*, on one line (its spaces are U+00A0). Local time, ms since 1970. */
export const writeClock = (time: number): string => notation().clock.format(time).replace(/\s/g, '\u00a0');
