/** The list of networks in the package, as the build makes it. */
import { expect, it } from 'vitest';
import { chainList } from '../../scripts/lib/chain-list.mjs';
import { BUILT_IN_NETWORKS } from './networks.ts';

const list = chainList();

it('has every network once, each with a coin of 18 decimals and nodes that need no key', () => {
  expect(list.length).toBeGreaterThan(500);
  expect(new Set(list.map(([chainId]) => chainId)).size).toBe(list.length);
  for (const [chainId, name, symbol, urls] of list) {
    expect([Number.isSafeInteger(chainId), name !== '', symbol !== '']).toEqual([true, true, true]);
    for (const url of urls) expect(url).toMatch(/^https:\/\/[^${}<>]+$/);
  }
});

it('agrees with the built-in networks', () => {
  const rows = new Map(list.map((row) => [row[0], row]));
  for (const network of BUILT_IN_NETWORKS.filter(({ chainId }) => chainId !== 31337)) {
    const [, , symbol, , explorer, test, multicall, oracle] = rows.get(network.chainId) ?? [];
    expect([symbol, explorer, test, multicall, oracle]).toEqual([
      network.symbol,
      network.explorerUrl,
      network.test,
      network.multicall,
      network.l1FeeOracle ?? null,
    ]);
  }
});
