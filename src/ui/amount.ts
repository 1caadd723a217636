/** Converts amounts between base units and decimal text. Exact: uses strings and bigint, never floating point, and never rounds to zero. */

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
  /** One comma before exactly three digits, which may be a decimal sign or a thousands separator: `1,000`. Both readings, the larger one first. */
  | { kind: 'ambiguous'; readings: [string, string] }
  | { kind: 'wrong' };

/**
 * Reads a typed amount in any of the usual notations: `1000.5`, `1,000.5`, `1.000,5`, `1 000,5`, `1'000.5`.
 * Never guesses: if a comma can be a decimal sign or a thousands separator, both readings are returned. A single point is a decimal sign,
 * as in every amount that the wallet formats.
 */
export function readAmount(typed: string): TypedAmount {
  const text = typed.trim();
  if (text === '') return { kind: 'empty' };
  const grouped = /^\d{1,3}(?:([ \u00a0\u202f'’])\d{3})(?:\1\d{3})*(?![\d \u00a0\u202f'’])/.exec(text);
  const plain = grouped ? grouped[0].replace(/\D/g, '') + text.slice(grouped[0].length) : text;
  if (/^(?:\d+[.,]?\d*|[.,]\d+)$/.test(plain)) {
    const decimal = plain.replace(',', '.');
    const thousands = grouped === null && /^[1-9]\d{0,2},\d{3}$/.test(plain);
    return thousands ? { kind: 'ambiguous', readings: [plain.replace(',', ''), decimal] } : { kind: 'amount', decimal };
  }
  if (grouped !== null) return { kind: 'wrong' };
  for (const [group, point] of [
    [',', '.'],
    ['.', ','],
  ] as const) {
    const [whole = '', fraction, ...rest] = text.split(point);
    const groups = whole.split(group);
    if (rest.length > 0 || groups.length < 2) continue;
    const areThousands = groups.every((part, at) => (at === 0 ? /^[1-9]\d{0,2}$/ : /^\d{3}$/).test(part));
    if (!areThousands || !/^\d*$/.test(fraction ?? '')) continue;
    return { kind: 'amount', decimal: groups.join('') + (fraction === undefined ? '' : `.${fraction}`) };
  }
  return { kind: 'wrong' };
}

/** The question to ask for an ambiguous amount. */
export const askWhich = ([larger, smaller]: readonly [string, string]): string =>
  `Do you mean ${larger} or ${smaller}? Write it without the comma.`;

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
 * Formats a decimal for display: thousands separators, at most `places` decimals, truncated (never rounded up). An amount that
 * truncation would turn into zero keeps its first two significant digits, so that zero means zero.
 */
export function readable(decimal: string, places = 6): string {
  const sign = /^[-−+]/.exec(decimal)?.[0] ?? '';
  const [whole = '0', fraction = ''] = decimal.slice(sign.length).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const firstDigit = fraction.search(/[1-9]/);
  if (firstDigit === -1) return sign + grouped;
  const keep = /[1-9]/.test(whole) || firstDigit < places ? places : firstDigit + 2;
  const shown = fraction.slice(0, keep).replace(/0+$/, '');
  return sign + grouped + (shown === '' ? '' : `.${shown}`);
}
