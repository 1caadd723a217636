/** What the list of networks in the package says of a network that a person or a site adds: its contracts, and whether it is for tests. */
import type { Hex } from '../lib/bytes.ts';
import type { Network } from './network.ts';

export type ListedFacts = Partial<Pick<Network, 'l1FeeOracle' | 'test'>> & { multicall?: Hex };

const isAddress = (value: unknown): value is Hex => typeof value === 'string' && /^0x[0-9a-f]{40}$/.test(value);

/** Nothing where the network is not in the list. @param rows as `scripts/lib/chain-list.mjs` writes them */
export function listedFacts(rows: unknown, chainId: number): ListedFacts {
  const row = (Array.isArray(rows) ? rows : []).find((each) => Array.isArray(each) && each[0] === chainId);
  if (row === undefined) return {};
  const [test, multicall, oracle] = (row as unknown[]).slice(5);
  return {
    test: test === true,
    ...(isAddress(multicall) ? { multicall } : {}),
    ...(isAddress(oracle) ? { l1FeeOracle: oracle } : {}),
  };
}
