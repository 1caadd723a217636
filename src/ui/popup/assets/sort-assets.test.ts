/** The order of assets: by value where there are prices, by name and by amount, and nothing is lost. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { AssetView } from '../../../messaging/asset-view.ts';
import type { PricesView } from '../../../messaging/price-view.ts';
import { assetOrders, sortAssets } from './sort-assets.ts';

const at = (byte: string) => `0x${byte.repeat(20)}` as const;
const asset = (name: string, token: AssetView['token'], amount: string): AssetView => ({
  symbol: name,
  name,
  decimals: 18,
  amount,
  token,
  resembles: false,
  kind: 'listed',
  hidden: false,
  heldBy: {},
});
const all = [
  asset('Ether', null, '2'),
  asset('Apple', at('a1'), '100'),
  asset('Bean', at('a2'), '10.5'),
  asset('Coin', at('a3'), '9.75'),
  asset('Dot', at('a4'), '100'),
];
const prices: PricesView = {
  currency: 'USD',
  at: 0,
  coin: '3000',
  tokens: { [at('a2')]: '1', [at('a3')]: '700', [at('a4')]: '0.0001' },
};
const names = (assets: readonly AssetView[]) => assets.map(({ name }) => name).join(' ');

it('sorts by value, those without a price last', () => {
  expect(names(sortAssets(all, 'value', prices))).toBe('Coin Ether Bean Dot Apple');
  expect(names(sortAssets(all, 'value', { ...prices, coin: null, tokens: {} }))).toBe(names(all));
});

it('sorts by amount, and by name as they come', () => {
  expect(names(sortAssets(all, 'amount', prices))).toBe('Apple Dot Bean Coin Ether');
  expect(names(sortAssets(all, 'name', prices))).toBe(names(all));
});

it('has no order by value without prices', () => {
  expect(assetOrders(null).map(({ order }) => order)).toEqual(['name', 'amount']);
  expect(assetOrders(prices).map(({ order }) => order)).toEqual(['value', 'name', 'amount']);
  expect(names(sortAssets(all, 'value', null))).toBe(names(all));
});

it('loses nothing and doubles nothing', () => {
  const some = fc.array(fc.tuple(fc.string(), fc.bigInt({ min: 0n, max: 10n ** 40n })), { maxLength: 30 });
  fc.assert(
    fc.property(some, fc.constantFrom('value', 'name', 'amount'), (rows, order) => {
      const assets = rows.map(([name, amount], index) =>
        asset(name, index === 0 ? null : (`0x${index.toString(16).padStart(40, '0')}` as const), amount.toString()),
      );
      const sorted = sortAssets(assets, order as 'name', { ...prices, tokens: { [`0x${'0'.repeat(39)}1`]: '3' } });
      expect(new Set(sorted)).toEqual(new Set(assets));
      expect(sorted.length).toBe(assets.length);
    }),
  );
});
