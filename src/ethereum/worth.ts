/** Calculates with decimal texts. Never uses floating-point numbers; only a quotient is rounded. */

interface Exact {
  units: bigint;
  decimals: number;
}

/** `1.5` and `2.50` are `3.75`. */
export function worthOf(amount: string, price: string): string {
  const [a, b] = [toExact(amount), toExact(price)];
  return toText({ units: a.units * b.units, decimals: a.decimals + b.decimals });
}

export function sumOf(texts: readonly string[]): string {
  const all = texts.map(toExact);
  const decimals = Math.max(0, ...all.map((one) => one.decimals));
  return toText({ units: all.reduce((sum, one) => sum + scaled(one, decimals), 0n), decimals });
}

/** Digits after the point of a quotient: enough for a token of which a billion costs a cent. */
const PLACES = 30;

/** Rounds towards zero. @param divisor above zero */
export function quotientOf(amount: string, divisor: string): string {
  const [a, b] = [toExact(amount), toExact(divisor)];
  return toText({ units: (a.units * 10n ** BigInt(PLACES + b.decimals)) / b.units, decimals: a.decimals + PLACES });
}

/** Negative, zero or positive, like a comparison for sorting. */
export function compareDecimals(one: string, other: string): number {
  const [a, b] = [toExact(one), toExact(other)];
  const decimals = Math.max(a.decimals, b.decimals);
  const difference = scaled(a, decimals) - scaled(b, decimals);
  return difference === 0n ? 0 : difference < 0n ? -1 : 1;
}

const scaled = ({ units, decimals }: Exact, to: number): bigint => units * 10n ** BigInt(to - decimals);

/** @param text digits with at most one point, as the wallet writes amounts and prices */
function toExact(text: string): Exact {
  const [whole = '', fraction = ''] = text.split('.');
  return { units: BigInt(whole + fraction), decimals: fraction.length };
}

function toText({ units, decimals }: Exact): string {
  const digits = units.toString().padStart(decimals + 1, '0');
  const at = digits.length - decimals;
  const fraction = digits.slice(at).replace(/0+$/, '');
  return digits.slice(0, at) + (fraction === '' ? '' : `.${fraction}`);
}
