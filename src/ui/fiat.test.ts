/** Amounts in a currency: as the browser's language writes them, never zero for something, never for what has no price. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { PricesView } from '../messaging/price-view.ts';
import { aboutWords, inCurrency, worthIn } from './fiat.ts';

const TOKEN = `0x${'a1'.repeat(20)}` as const;
const OTHER = `0x${'a2'.repeat(20)}` as const;
const prices: PricesView = { currency: 'EUR', at: 1_800_000_000_000, coin: '3012.55', tokens: { [TOKEN]: '0.5' } };

it('writes what each language writes', () => {
  expect(inCurrency('1234.5', 'EUR', 'en').sum).toBe('€1,234.50');
  expect(inCurrency('1234.5', 'EUR', 'de').sum.replaceAll(/\s/g, ' ')).toBe('1.234,50 €');
  expect(inCurrency('1234.5', 'JPY', 'en').sum).toBe('¥1,235');
  expect(inCurrency('0', 'USD', 'en').sum).toBe('$0.00');
  expect(inCurrency('0.004', 'USD', 'en')).toEqual({ sum: '$0.01', isSmall: true });
  expect(inCurrency('0.4', 'JPY', 'en')).toEqual({ sum: '¥1', isSmall: true });
  expect(inCurrency('0.01', 'USD', 'en').sum).toBe('$0.01');
});

it('loses no digit of a large amount', () => {
  expect(inCurrency('123456789012345678901.23', 'USD', 'en').sum).toBe('$123,456,789,012,345,678,901.23');
});

it('rounds to the nearest cent, whatever the amount', () => {
  fc.assert(
    fc.property(fc.bigInt(10n ** 16n, 10n ** 40n), (units) => {
      const text = units.toString().padStart(19, '0');
      const cents = BigInt(
        inCurrency(`${text.slice(0, -18)}.${text.slice(-18)}`, 'USD', 'en').sum.replaceAll(/\D/g, ''),
      );
      const off = cents * 10n ** 16n - units;
      expect((off < 0n ? -off : off) * 2n).toBeLessThanOrEqual(10n ** 16n);
    }),
  );
});

it('knows the coin, tokens in any case of letters, and what has no price', () => {
  expect(worthIn(prices, null, '2')).toBe('6025.1');
  expect(worthIn(prices, TOKEN.toUpperCase().replace('X', 'x') as typeof TOKEN, '1000.5')).toBe('500.25');
  expect(worthIn(prices, OTHER, '1')).toBeNull();
  expect(worthIn({ ...prices, coin: null }, null, '1')).toBeNull();
  expect(worthIn(null, null, '1')).toBeNull();
});

it('says since when, if that is a while ago', () => {
  expect(aboutWords('12.3', prices, prices.at + 60_000)).toMatch(/^about \S*12[.,]30\S*$/);
  expect(aboutWords('12.3', prices, prices.at + 600_000)).toMatch(/^about .*12[.,]30.*, at \d/);
  expect(aboutWords('0.001', prices, prices.at)).toMatch(/^less than/);
});
