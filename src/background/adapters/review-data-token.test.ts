/** What a prompt learns of a token where the node is silent. */
import { expect, it } from 'vitest';
import { BUILT_IN_NETWORKS } from '../../chain/networks.ts';
import { fakeClient } from '../../chain/testing/fake-client.ts';
import type { Hex } from '../../lib/bytes.ts';
import { createReviewData, type ReviewDataParts } from './review-data.ts';

const USDC: Hex = '0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48';
const HOLDER: Hex = `0x${'11'.repeat(20)}`;

const factsWith = (request: () => Promise<unknown>) =>
  createReviewData({
    session: { profiles: {} },
    clients: {
      network: (chainId: number) => BUILT_IN_NETWORKS.find((network) => network.chainId === chainId),
      withTokens: async (chainId: number) => BUILT_IN_NETWORKS.find((network) => network.chainId === chainId),
      client: (_character: string, chainId: number) => fakeClient(request, chainId),
    },
  } as unknown as ReviewDataParts);

it.each<[string, () => Promise<unknown>]>([
  ['fails', () => Promise.reject(new Error('no route'))],
  ['never answers', () => new Promise(() => undefined)],
])('a listed token has its name and decimals where the node %s', async (_name, request) => {
  expect(await factsWith(request).token('everyday', 1, USDC, HOLDER)).toEqual({
    symbol: 'USDC',
    decimals: 6,
    balance: null,
    supply: null,
  });
});

it('a token that is not listed is not known then', async () => {
  const facts = factsWith(() => Promise.reject(new Error('no route')));
  await expect(facts.token('everyday', 1, HOLDER, HOLDER)).rejects.toThrow('no route');
});
