/** Words of networks. */
import { expect, it } from 'vitest';
import type { RequestedNetwork } from '../record.ts';
import { review, rowsOf, sentenceOf, warningsOf } from '../testing/review-world.ts';

const gnosis: RequestedNetwork = {
  chainId: 100,
  name: 'Gnosis',
  symbol: 'xDAI',
  decimals: 18,
  rpcUrls: ['https://rpc.gnosis.example/v1'],
  explorerUrl: 'https://gnosisscan.example',
};

it('switches one site and no other', async () => {
  const made = await review({ kind: 'switch-network', chainId: 8453 });
  expect(sentenceOf(made)).toBe('Switch uniswap.org to *Base*?');
  expect(rowsOf(made)).toEqual([
    'From: Ethereum',
    'To: Base',
    'Afterwards: can switch between the networks that you let it use, without a prompt',
    'Other sites: keep their network',
  ]);
  expect(made.verb).toBe('Switch');
  expect(made.warnings).toEqual([]);
});

it('adds a network and says who will see what', async () => {
  const made = await review({ kind: 'add-network', network: gnosis });
  expect(sentenceOf(made)).toBe('Add the network *Gnosis* and use it at uniswap.org?');
  expect(rowsOf(made)).toEqual([
    'Network: Gnosis (Chain ID 100)',
    'Coin: xDAI',
    'RPC nodes: rpc.gnosis.example',
    'Explorer: gnosisscan.example',
    'Afterwards: can switch between the networks that you let it use, without a prompt',
  ]);
  expect(warningsOf(made)).toEqual(['caution unknown-network']);
  expect(made.verb).toBe('Add and switch');
});

it('keeps its own name for a network that it knows', async () => {
  const made = await review({ kind: 'add-network', network: { ...gnosis, chainId: 8453, name: 'Free money' } });
  expect(sentenceOf(made)).toBe('Switch uniswap.org to *Base*?');
  expect(warningsOf(made)).toEqual(['note network-named-otherwise']);
});

it('says when a network is reached without encryption, or calls its coin ETH', async () => {
  const network = { ...gnosis, symbol: 'ETH', rpcUrls: ['http://127.0.0.1:8545'] };
  expect(warningsOf(await review({ kind: 'add-network', network }))).toEqual([
    'caution unknown-network',
    'note clear-text-route',
    'note coin-called-eth',
  ]);
});

it('says when its coin only looks like ETH', async () => {
  const network = { ...gnosis, symbol: 'ЕТН' };
  expect(warningsOf(await review({ kind: 'add-network', network }))).toContain('note coin-called-eth');
});

it('says so when a network takes the name of another one', async () => {
  for (const name of [
    'Ethereum',
    'ethereum mainnet',
    'Base Network',
    'ＢＡＳＥ',
    'Ва\u0455e',
    'Ba5e',
    'Ethereum\u200b',
    'Βase',
  ])
    expect(warningsOf(await review({ kind: 'add-network', network: { ...gnosis, name } }))).toEqual([
      'danger network-takes-a-name',
      'caution unknown-network',
    ]);
});
