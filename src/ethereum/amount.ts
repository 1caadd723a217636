/** Converts amounts between decimal text and base units. Never rounds a positive amount to zero, and never uses floating-point numbers. */
import { WalletError } from '../lib/errors.ts';
import { writeDecimal } from '../lib/language.ts';
import { ethereumAmount as t } from '../locales/en/ethereum/amount.ts';

/**
 * Parses decimal text such as `0.25` into base units.
 * @param decimals decimals of the asset, 0 to 255
 * @throws WalletError bad-input; the message says what to change
 */
export function parseAmount(text: string, decimals: number): bigint {
  const typed = text.trim();
  if (typed.includes(',')) throw new WalletError('bad-input', t.noCommas);
  if (typed.length > 100 || !/^(?:\d+\.?\d*|\.\d+)$/.test(typed)) throw new WalletError('bad-input', t.noNumber);
  const [whole = '', fraction = ''] = typed.split('.');
  const needed = fraction.replace(/0+$/, '');
  if (needed.length > decimals) throw new WalletError('bad-input', t.tooManyDigits(decimals));
  const units = BigInt(whole + needed.padEnd(decimals, '0'));
  if (units >= 1n << 256n) throw new WalletError('bad-input', t.tooLarge);
  return units;
}

/** Exact decimal text without grouping and trailing zeros; negative values have a hyphen. */
export function formatUnits(value: bigint, decimals: number): string {
  const { sign, whole, fraction } = split(value, decimals);
  return `${sign}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

/** Exact, as the browser's language writes it: `12,000.5`. For sentences; what is read again or kept is `formatUnits`. */
export const formatAmount = (value: bigint, decimals: number): string => writeDecimal(formatUnits(value, decimals));

/**
 * Rounds to five significant digits, but keeps the whole part and at least two fraction digits: 12,000.126 is `12000.12`.
 * Rounds towards zero, so that a balance never looks larger than it is. Decimal text, like `formatUnits`.
 */
export function roundBalance(value: bigint, decimals: number): string {
  const { sign, whole, fraction } = split(value, decimals);
  const kept = fraction.slice(0, keep(whole, fraction, 5)).replace(/0+$/, '');
  return `${sign}${whole}${kept === '' ? '' : `.${kept}`}`;
}

/** `roundBalance` as the browser's language writes it. For sentences. */
export const formatBalance = (value: bigint, decimals: number): string => writeDecimal(roundBalance(value, decimals));

/** Rounds up to two significant digits of the fraction, for the highest possible cost. Decimal text, like `formatUnits`. */
export function roundCost(value: bigint, decimals: number): string {
  const { whole, fraction } = split(value, decimals);
  const digits = whole === '0' ? keep(whole, fraction, 2) : 2;
  if (fraction.length <= digits) return formatUnits(value, decimals);
  const unit = 10n ** BigInt(decimals - digits);
  return formatUnits(((value + unit - 1n) / unit) * unit, decimals);
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

/** Number of fraction digits that shows `significant` significant digits. */
function keep(whole: string, fraction: string, significant: number): number {
  if (whole !== '0') return Math.max(2, significant - whole.length);
  const zeros = fraction.length - fraction.replace(/^0+/, '').length;
  return zeros + significant;
}
