/** Sums and products of decimal texts are those of whole numbers, and quotients are never above the exact ones. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formatUnits } from './amount.ts';
import { compareDecimals, quotientOf, sumOf, worthOf } from './worth.ts';

const decimal = fc.tuple(fc.bigInt({ min: 0n, max: 1n << 256n }), fc.integer({ min: 0, max: 36 }));
const text = ([units, decimals]: [bigint, number]): string => formatUnits(units, decimals);

it('knows its tables', () => {
  expect(worthOf('1.5', '2.50')).toBe('3.75');
  expect(worthOf('0.000000000000000001', '3012.55')).toBe('0.00000000000000301255');
  expect(worthOf('2450', '1')).toBe('2450');
  expect(sumOf(['0.1', '0.2'])).toBe('0.3');
  expect(sumOf([])).toBe('0');
  expect(quotientOf('1', '3')).toBe(`0.${'3'.repeat(30)}`);
  expect(quotientOf('3012.55', '1.1')).toMatch(/^2738\.6818181818/);
  expect(compareDecimals('10', '9.99')).toBeGreaterThan(0);
  expect(compareDecimals('1.50', '1.5')).toBe(0);
});

it('multiplies exactly, whatever the decimals', () => {
  fc.assert(
    fc.property(decimal, decimal, (a, b) => {
      expect(worthOf(text(a), text(b))).toBe(formatUnits(a[0] * b[0], a[1] + b[1]));
    }),
  );
});

it('adds exactly, in any order', () => {
  fc.assert(
    fc.property(fc.array(decimal, { maxLength: 8 }), (all) => {
      const most = 10n ** 36n;
      const units = all.reduce((sum, [one, decimals]) => sum + (one * most) / 10n ** BigInt(decimals), 0n);
      expect(sumOf(all.map(text))).toBe(formatUnits(units, 36));
      expect(sumOf(all.map(text).reverse())).toBe(sumOf(all.map(text)));
    }),
  );
});

it('a quotient times its divisor is never more than the amount, and less by a hair only', () => {
  fc.assert(
    fc.property(
      decimal,
      decimal.filter(([units]) => units > 0n),
      (a, b) => {
        const back = worthOf(quotientOf(text(a), text(b)), text(b));
        expect(compareDecimals(back, text(a))).toBeLessThanOrEqual(0);
        const hair = worthOf(`0.${'1'.padStart(30, '0')}`, text(b));
        expect(compareDecimals(sumOf([back, hair]), text(a))).toBeGreaterThan(0);
      },
    ),
  );
});
