/** Decimal texts of amounts. Exact: works on strings and bigint, never on floating point, and never shows a rounded zero. */

/** Base units (decimal string) as a decimal text without trailing zeros: `1204200000000000000`, 18 -> `1.2042`. */
export function fromUnits(units: string | bigint, decimals: number): string {
  const value = BigInt(units);
  const digits = (value < 0n ? -value : value).toString().padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = digits.slice(digits.length - decimals).replace(/0+$/, '');
  return `${value < 0n ? '−' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

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
 * For reading: groups of thousands, at most `places` decimals, cut (never rounded up); an amount that would be cut to
 * zero keeps its first two digits however far out they stand, so that zero means zero.
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
