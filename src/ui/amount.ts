/** Converts amounts between base units and decimal text. Exact: uses strings and bigint, never floating point, and never rounds to zero. */
import { decimalSign, writeDecimal, writeUngrouped } from '../lib/language.ts';
import { wordsDays as t } from '../locales/en/ui/words/days.ts';

/** Base units (decimal string) as a decimal text without trailing zeros: `1204200000000000000`, 18 -> `1.2042`. */
export function fromUnits(units: string | bigint, decimals: number): string {
  const value = BigInt(units);
  const digits = (value < 0n ? -value : value).toString().padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = digits.slice(digits.length - decimals).replace(/0+$/, '');
  return `${value < 0n ? '−' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

export type TypedAmount =
  | { kind: 'empty' }
  /** A plain decimal with a point, without grouping: `1000.5`. */
  | { kind: 'amount'; decimal: string }
  /** A comma (or point) before exactly three digits, which may be a decimal sign or a thousands separator: `1,000`. Both readings, the larger one first. */
  | { kind: 'ambiguous'; readings: [string, string] }
  | { kind: 'wrong' };

/** They group digits and are never a decimal sign. */
const BLANKS = /[ \u00a0\u2009\u202f]/g;
const QUOTES = /['’]/g;

/**
 * Reads a typed amount in any of the usual notations: `1000.5`, `1,000.5`, `1.000,5`, `1 000,5`, `1'000.5`, `12,34,567.5`, `١٬٠٠٠٫٥`.
 * If a comma can be a decimal sign or a thousands separator, both readings are returned. In a language with a decimal comma
 * that is the point. The language's own decimal sign is one everywhere, as in every amount that the wallet writes into a field.
 */
export function readAmount(typed: string): TypedAmount {
  const text = inLatinDigits(typed).replace(BLANKS, ' ').replace(QUOTES, "'").trim();
  if (text === '') return { kind: 'empty' };
  const signs = [...new Set(text.replace(/\d/g, ''))];
  const last = signs.at(-1);
  const parts = last === undefined ? [text] : text.split(last);
  if (!/^[\d.,٫٬ ']+$/.test(text) || !/\d/.test(text) || signs.length > 2) return { kind: 'wrong' };
  if (last === undefined) return { kind: 'amount', decimal: text };
  const mayBePoint = '.,٫'.includes(last) && parts.length === 2;
  const [whole = '', fraction = ''] = parts;
  if (signs.length === 2) {
    const digits = mayBePoint && /^\d*$/.test(fraction) ? ungrouped(whole.split(signs[0] ?? '')) : null;
    return digits === null ? { kind: 'wrong' } : { kind: 'amount', decimal: withFraction(digits, fraction) };
  }
  const grouped = last === '٫' ? null : ungrouped(parts);
  if (!mayBePoint) return grouped === null ? { kind: 'wrong' } : { kind: 'amount', decimal: grouped };
  const decimal = withFraction(whole, fraction);
  const mayGroup = last === (decimalSign() === ',' ? '.' : ',');
  return mayGroup && grouped !== null
    ? { kind: 'ambiguous', readings: [grouped, decimal] }
    : { kind: 'amount', decimal };
}

/** Reads a typed whole number as its digits, in the same notations: a comma or a point separates thousands. `null` if it is none. */
export function readWhole(typed: string): string | null {
  const read = readAmount(typed);
  const digits = read.kind === 'amount' ? read.decimal : read.kind === 'ambiguous' ? read.readings[0] : '';
  return /^\d+$/.test(digits) ? digits : null;
}

const withFraction = (whole: string, fraction: string): string => (fraction === '' ? whole : `${whole}.${fraction}`);

/** `1|234|567`, or as in India `12|34|567`, in one; `null`: these are no groups of a number. */
function ungrouped(groups: readonly string[]): string | null {
  const joined = groups.join('|');
  return /^[1-9]\d{0,2}(?:\|\d{3})+$|^[1-9]\d?(?:\|\d\d)+\|\d{3}$/.test(joined) ? groups.join('') : null;
}

/** Digits of any script as those of this source, without signs that only turn the direction of writing. */
const inLatinDigits = (text: string): string =>
  text.replace(/[\u061c\u200e\u200f\u2066-\u2069]/g, '').replace(/(?!\d)\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    // A row of digits is one or several times ten, each from 0 to 9.
    let first = code;
    while (/\p{Nd}/u.test(String.fromCodePoint(first - 1))) first--;
    return String((code - first) % 10);
  });

/** The question to ask for an ambiguous amount. Both answers are read as they stand. */
export const askWhich = ([larger, smaller]: readonly [string, string]): string =>
  t.ambiguousAmount(writeUngrouped(larger), writeUngrouped(smaller));

/** Base units of a typed decimal; `null` when it is not a plain decimal or has too many places. */
export function toUnits(text: string, decimals: number): bigint | null {
  const match = /^(\d*)(?:\.(\d*))?$/.exec(text.trim());
  if (match === null) return null;
  const [, whole = '', fraction = ''] = match;
  if (whole === '' && fraction === '') return null;
  if (fraction.length > decimals) return null;
  return BigInt(whole + fraction.padEnd(decimals, '0'));
}

/**
 * Formats a decimal for display, as the browser's language writes it: at most `places` decimals, truncated (never rounded up). An amount
 * that truncation would turn into zero keeps its first two significant digits, so that zero means zero.
 */
export function readable(decimal: string, places = 6): string {
  const [whole = '0', fraction = ''] = decimal.split('.');
  const firstDigit = fraction.search(/[1-9]/);
  if (firstDigit === -1) return writeDecimal(whole);
  const keep = /[1-9]/.test(whole) || firstDigit < places ? places : firstDigit + 2;
  return writeDecimal(withFraction(whole, fraction.slice(0, keep).replace(/0+$/, '')));
}

export interface Quantity {
  /** Decimal text with its sign, if it has one: `−12000.5`. */
  decimal: string;
  symbol: string;
}

/** The parts of an amount as the worker tells it (`−12000.5 USDC`); `null`: it is written in another way, such as *No. 12*. */
export function partsOf(amount: string): Quantity | null {
  const [, decimal, symbol] = /^([−+]?\d+(?:\.\d+)?) (.+)$/su.exec(amount) ?? [];
  return decimal === undefined || symbol === undefined ? null : { decimal, symbol };
}

/** The same in one text, as the browser's language writes it: `−12.000,5 USDC`. */
export function amountInWords(amount: string): string {
  const parts = partsOf(amount);
  return parts === null ? amount : `${writeDecimal(parts.decimal)} ${parts.symbol}`;
}
