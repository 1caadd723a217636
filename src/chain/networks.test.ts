/** The built-in networks: well-formed addresses, ids and routes that agree with viem's list. */
import * as viem from 'viem/chains';
import { describe, expect, it } from 'vitest';
import { isAddress, toChecksumAddress } from '../ethereum/address.ts';
import { SCROLL_ORACLE } from './data-fee.ts';
import { BUILT_IN_NETWORKS } from './networks.ts';

const known = Object.values(viem).filter((chain) => 'rpcUrls' in chain);
const hostOf = (url: string): string => new URL(url).hostname;

describe('BUILT_IN_NETWORKS', () => {
  it('lists twenty networks and more, their test networks and the local chain, each once', () => {
    const ids = BUILT_IN_NETWORKS.map(({ chainId }) => chainId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(BUILT_IN_NETWORKS.filter(({ test }) => !test).length).toBeGreaterThanOrEqual(20);
    expect(ids).toEqual(expect.arrayContaining([1, 10, 56, 100, 137, 8453, 42161, 43114, 11155111, 31337]));
    expect(new Set(BUILT_IN_NETWORKS.map(({ name }) => name)).size).toBe(ids.length);
  });

  it.each(BUILT_IN_NETWORKS.map((network) => [network.name, network] as const))('%s agrees with viem', (_, network) => {
    const chain = known.find(({ id }) => id === network.chainId);
    expect(network.symbol).toBe(chain?.nativeCurrency.symbol);
    expect(network.decimals).toBe(chain?.nativeCurrency.decimals);
    if (network.chainId === 31337) return;
    expect(network.test).toBe(chain?.testnet ?? false);
    const contracts = chain && 'contracts' in chain ? (chain.contracts as Record<string, { address?: string }>) : {};
    expect(toChecksumAddress(network.multicall ?? '')).toBe(toChecksumAddress(contracts.multicall3?.address ?? ''));
    expect(network.explorerUrl).toBe(chain?.blockExplorers?.default.url.replace(/\/$/, ''));
    // viem does not know the one of Scroll: https://docs.scroll.io/en/developers/transaction-fees-on-scroll/
    const oracle = /^Scroll/.test(network.name) ? SCROLL_ORACLE : contracts.gasPriceOracle?.address?.toLowerCase();
    expect(network.l1FeeOracle).toBe(oracle);
    expect(new Set(network.rpcUrls.map(hostOf)).size).toBeGreaterThan(1);
    for (const url of network.rpcUrls) expect(new URL(url).protocol).toBe('https:');
    for (const { address } of network.tokens) expect(isAddress(address)).toBe(true);
    expect(new Set(network.tokens.map(({ address }) => address)).size).toBe(network.tokens.length);
  });
});
