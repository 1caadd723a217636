/** Prices of feeds on a real chain: with and without Multicall3, through contracts that answer as feeds do. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Hex } from '../lib/bytes.ts';
import type { Client } from './client-type.ts';
import { type PriceFeeds, readFeedPrices } from './price-feeds.ts';
import { type Anvil, deployMulticall, startAnvil } from './testing/anvil.ts';
import { feedCode } from './testing/feed.ts';

const at = (byte: string): Hex => `0x${byte.repeat(20)}`;
const FEEDS: PriceFeeds = {
  coin: 'ETH/USD',
  hourly: [],
  feeds: { 'ETH/USD': at('e1'), 'EUR/USD': at('e2'), 'GONE/USD': at('e3'), 'BROKEN/USD': at('e4') },
  tokens: { [at('a1')]: 'GONE/USD', [at('a2')]: 'BROKEN/USD' },
};

let anvil: Anvil;
let multicall: Hex;
beforeAll(async () => {
  anvil = await startAnvil();
  multicall = await deployMulticall(anvil);
  await anvil.rpc('anvil_setCode', at('e1'), feedCode(3_000_00000000n));
  await anvil.rpc('anvil_setCode', at('e2'), feedCode(1_25000000n));
  // It reverts.
  await anvil.rpc('anvil_setCode', at('e4'), '0x60006000fd');
  await anvil.rpc('evm_mine');
});
afterAll(() => anvil.stop());

it.each(['with Multicall3', 'in a batch'])('are read %s, in one request', async (how) => {
  const asked: string[] = [];
  const client: Client = {
    ...anvil.client,
    request: (method, params) => {
      asked.push(method);
      return anvil.client.request(method, params);
    },
    batch: (requests) => {
      asked.push(`batch of ${requests.length}`);
      return anvil.client.batch(requests);
    },
  };
  const network = { multicall: how === 'in a batch' ? null : multicall };
  const prices = await readFeedPrices({ client, network, feeds: FEEDS, currency: 'EUR', now: Date.now() });
  expect(prices).toMatchObject({ currency: 'EUR', coin: '2400', tokens: {} });
  expect(asked).toEqual([how === 'in a batch' ? 'batch of 8' : 'eth_call']);
});
