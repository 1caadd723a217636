/** Tests of the search for assets, and of dust. */
import { expect, it } from 'vitest';
import type { Hex } from '../../../lib/bytes.ts';
import { isDust, matchAssets } from './match-assets.ts';

const token: Hex = `0x${'a1'.repeat(20)}`;
const assets = [
  { symbol: 'ETH', name: 'Ether', token: null },
  { symbol: 'USDC', name: 'USD Coin', token },
];

it('finds assets by symbol, name and contract', () => {
  const found = (search: string) => matchAssets(assets, search).map(({ symbol }) => symbol);
  expect([
    found(''),
    found(' usd c'),
    found('eth'),
    found(token.toUpperCase().replace('0X', '0x')),
    found('dai'),
  ]).toEqual([['ETH', 'USDC'], ['USDC'], ['ETH'], ['USDC'], []]);
});

it('dust is below 0.0001 and above nothing', () => {
  expect(['0.0001', '0', '1.00001', '10', '0.00099'].map(isDust)).toEqual([false, false, false, false, false]);
  expect(['0.00009', '0.000000000000000042', '0.00001'].map(isDust)).toEqual([true, true, true]);
});
