/** The built-in networks: well-formed addresses, ids and routes that agree with viem's list. */
import * as viem from 'viem/chains';
import { describe, expect, it } from 'vitest';
import { isAddress, toChecksumAddress } from '../ethereum/address.ts';
import { BUILT_IN_NETWORKS } from './networks.ts';

const known = Object.values(viem).filter((chain) => 'rpcUrls' in chain);

describe('BUILT_IN_NETWORKS', () => {
  it('lists what was promised, each once', () => {
    expect(BUILT_IN_NETWORKS.map(({ chainId }) => chainId).sort((a, b) => a - b)).toEqual([
      1, 10, 137, 8453, 31337, 42161, 11155111,
    ]);
  });

  it.each(BUILT_IN_NETWORKS.map((network) => [network.name, network] as const))('%s agrees with viem', (_, network) => {
    const chain = known.find(({ id }) => id === network.chainId);
    expect(network.symbol).toBe(chain?.nativeCurrency.symbol);
    expect(network.decimals).toBe(chain?.nativeCurrency.decimals);
    if (network.chainId === 31337) return;
    const contracts = chain && 'contracts' in chain ? (chain.contracts as Record<string, { address?: string }>) : {};
    expect(toChecksumAddress(network.multicall ?? '')).toBe(toChecksumAddress(contracts.multicall3?.address ?? ''));
    expect(network.explorerUrl).toBe(chain?.blockExplorers?.default.url);
    expect(network.l1FeeOracle).toBe(contracts.gasPriceOracle?.address?.toLowerCase());
    expect(network.rpcUrls.length).toBeGreaterThan(1);
    for (const url of network.rpcUrls) expect(new URL(url).protocol).toBe('https:');
    for (const { address } of network.tokens) expect(isAddress(address)).toBe(true);
    expect(new Set(network.tokens.map(({ address }) => address)).size).toBe(network.tokens.length);
  });
});
