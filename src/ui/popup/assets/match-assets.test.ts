/** Tests of the search for assets, and of dust. */
import { expect, it } from 'vitest';
import type { Hex } from '../../../lib/bytes.ts';
import { matchAssets } from './match-assets.ts';

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
