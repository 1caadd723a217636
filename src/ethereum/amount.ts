/** Amounts: decimal text to base units and back. Never rounds anything to zero, never goes through a floating-point number. */
import { WalletError } from '../lib/errors.ts';

/**
 * Base units of a decimal text such as `0.25`.
 * @param decimals of the asset, 0 to 255
 * @throws WalletError bad-input, saying what to change
 */
export function parseAmount(text: string, decimals: number): bigint {
  const typed = text.trim();
  if (typed.includes(',')) throw new WalletError('bad-input', 'Write the amount with a point, without commas.');
  if (typed.length > 100 || !/^(?:\d+\.?\d*|\.\d+)$/.test(typed))
    throw new WalletError('bad-input', 'The amount is not a number.');
  const [whole = '', fraction = ''] = typed.split('.');
  const needed = fraction.replace(/0+$/, '');
  if (needed.length > decimals)
    throw new WalletError('bad-input', `The amount has more than ${decimals} digits after the point.`);
  const units = BigInt(whole + needed.padEnd(decimals, '0'));
  if (units >= 1n << 256n) throw new WalletError('bad-input', 'The amount is larger than any that exists.');
  return units;
}

/** Exact decimal text without grouping or trailing zeros; negative values with a hyphen. */
export function formatUnits(value: bigint, decimals: number): string {
  const { sign, whole, fraction } = split(value, decimals);
  return `${sign}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

/** Exact, with commas in the whole part: `12,000.5`. For what is signed. */
export function formatAmount(value: bigint, decimals: number): string {
  const { sign, whole, fraction } = split(value, decimals);
  return `${sign}${group(whole)}${fraction === '' ? '' : `.${fraction}`}`;
}

/**
 * Five significant digits, but the whole part always whole; rounded towards zero, so that nobody seems to hold more.
 * Two fraction digits at least are looked at: 12,000.126 is `12,000.12`.
 */
export function formatBalance(value: bigint, decimals: number): string {
  const { sign, whole, fraction } = split(value, decimals);
  const kept = fraction.slice(0, keep(whole, fraction, 5)).replace(/0+$/, '');
  return `${sign}${group(whole)}${kept === '' ? '' : `.${kept}`}`;
}

/** Two significant digits of the fraction, rounded up: what something costs *at most*. */
export function formatCost(value: bigint, decimals: number): string {
  const { whole, fraction } = split(value, decimals);
  const digits = whole === '0' ? keep(whole, fraction, 2) : 2;
  if (fraction.length <= digits) return formatAmount(value, decimals);
  const unit = 10n ** BigInt(decimals - digits);
  return formatAmount(((value + unit - 1n) / unit) * unit, decimals);
}

function split(value: bigint, decimals: number): { sign: string; whole: string; fraction: string } {
  const digits = (value < 0n ? -value : value).toString().padStart(decimals + 1, '0');
  const at = digits.length - decimals;
  return {
    sign: value < 0n ? '-' : '',
    whole: digits.slice(0, at),
    fraction: digits.slice(at).replace(/0+$/, ''),
  };
}

/** How many fraction digits show so many significant ones. */
function keep(whole: string, fraction: string, significant: number): number {
  if (whole !== '0') return Math.max(2, significant - whole.length);
  const zeros = fraction.length - fraction.replace(/^0+/, '').length;
  return zeros + significant;
}

const group = (whole: string): string => whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
