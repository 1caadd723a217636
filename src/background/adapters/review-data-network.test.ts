/** Tests what a prompt learns of a network. */
import { expect, it } from 'vitest';
import { BUILT_IN_NETWORKS } from '../../chain/networks.ts';
import { createReviewData, type ReviewDataParts } from './review-data.ts';

const facts = createReviewData({
  session: { profiles: {} },
  clients: { network: (chainId: number) => BUILT_IN_NETWORKS.find((network) => network.chainId === chainId) },
} as unknown as ReviewDataParts);

it.each([
  ['Ethereum', 1, 'ETH', false],
  ['Arbitrum One', 42161, 'ETH', false],
  ['Base', 8453, 'ETH', true],
  ['Mantle', 5000, 'MNT', true],
] as const)('%s: whether it takes a data fee', async (name, chainId, symbol, takesDataFee) => {
  expect(await facts.network(chainId)).toEqual({ chainId, name, symbol, decimals: 18, takesDataFee });
});
