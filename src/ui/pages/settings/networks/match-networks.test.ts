/** Tests of the search for networks. */
import { expect, it } from 'vitest';
import { matchNetworks } from './match-networks.ts';

const networks = [
  { chainId: 7, name: 'Based Chain', symbol: 'BASED' },
  { chainId: 8453, name: 'Base', symbol: 'ETH' },
  { chainId: 3, name: 'Old base', symbol: 'OLD' },
  { chainId: 1, name: 'Ethereum', symbol: 'ETH' },
];
const found = (search: string) => matchNetworks(networks, search).map(({ chainId }) => chainId);

it('puts the chain ID first, then names that begin so, then words', () => {
  expect(found(' base')).toEqual([7, 8453, 3]);
  expect(found('8453')).toEqual([8453]);
  expect(found('eth')).toEqual([1, 8453]);
  expect(found('OLD  base')).toEqual([3]);
  expect(found('nothing')).toEqual([]);
});
