/** Tests that amounts convert exactly in both directions and are never rounded to zero. */
import fc from 'fast-check';
import { formatUnits as viemFormat, parseUnits as viemParse } from 'viem';
import { describe, expect, it } from 'vitest';
import { formatAmount, formatBalance, formatUnits, parseAmount, roundBalance, roundCost } from './amount.ts';

const value = fc.bigInt({ min: 0n, max: (1n << 256n) - 1n });
const decimals = fc.nat(36);

describe('amounts', () => {
  it('agree with viem and survive the round trip', () => {
    fc.assert(
      fc.property(value, decimals, (units, places) => {
        const text = formatUnits(units, places);
        expect(text).toBe(viemFormat(units, places));
        expect(parseAmount(text, places)).toBe(units);
        expect(viemParse(text, places)).toBe(units);
        expect(formatAmount(units, places).replaceAll(',', '')).toBe(text);
      }),
    );
  });

  it('show no zero for something, no more than there is, no less than it costs', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 30n }), decimals, (units, places) => {
        const shown = parseAmount(roundBalance(units, places), places);
        const cost = parseAmount(roundCost(units, places), places);
        expect(shown > 0n && shown <= units).toBe(true);
        expect(cost >= units).toBe(true);
      }),
    );
  });

  it('reads as the screens are drawn', () => {
    expect(formatBalance(1_204_200_000_000_000_000n, 18)).toBe('1.2042');
    expect(formatBalance(953_790_000_000_000_000n, 18)).toBe('0.95379');
    expect(formatBalance(12_000_126_000n, 6)).toBe('12,000.12');
    expect(formatBalance(1n, 18)).toBe('0.000000000000000001');
    expect(formatBalance(0n, 18)).toBe('0');
    expect(roundCost(410_000_000_000_000n, 18)).toBe('0.00041');
    expect(roundCost(410_000_000_000_001n, 18)).toBe('0.00042');
    expect(roundCost(999_999_999_999_999_999n, 18)).toBe('1');
    expect(roundCost(12_341_000_000_000_000_000n, 18)).toBe('12.35');
    expect(formatAmount(250_000_000n, 6)).toBe('250');
    expect(formatAmount(1_234_567_890_000n, 6)).toBe('1,234,567.89');
    expect(formatAmount(-1_500_000n, 6)).toBe('−1.5');
    expect(formatAmount(1234n, 0)).toBe('1,234');
  });

  it('refuses what is not one plain number', () => {
    for (const text of ['', '.', '1.2.3', '-1', '+1', '1e3', '0x10', 'Infinity', '1 000', '٣'])
      expect(() => parseAmount(text, 18)).toThrow('isn’t a number');
    expect(() => parseAmount('1,5', 18)).toThrow('with a point');
    expect(() => parseAmount('0.1234567', 6)).toThrow('more than 6 decimals');
    expect(() => parseAmount('9'.repeat(80), 0)).toThrow('too large');
    expect(parseAmount('0.1000000', 1)).toBe(1n);
    expect(parseAmount(' .5 ', 1)).toBe(5n);
    expect(parseAmount('5.', 1)).toBe(50n);
  });
});
