/** When prices are asked for and of whom, how long they count, and that nothing is asked while they are off. */
import { beforeEach, expect, it } from 'vitest';
import type { Client, Question } from '../../chain/client-type.ts';
import type { Network } from '../../chain/network.ts';
import { feedsOf } from '../../chain/price-feeds.ts';
import { encodeAbi } from '../../ethereum/abi.ts';
import { type Hex, toHex } from '../../lib/bytes.ts';
import { WalletError } from '../../lib/errors.ts';
import type { Settings } from '../../messaging/settings.ts';
import { createPriceKeeper, type KnownPrices, type PriceDeps } from './prices.ts';

const USDC: Hex = '0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48';
const ETHEREUM = { chainId: 1, test: false, multicall: null } as unknown as Network;

type Chosen = Pick<Settings, 'priceSource' | 'priceService' | 'currency'>;

let chosen: Chosen;
let time: number;
let stored: KnownPrices | null;
let asked: string[];
/** Replaced where a node or a service is to behave otherwise. */
let node: (questions: readonly Question[]) => Promise<unknown[]>;
let service: PriceDeps['fetch'];
let changes: number;

beforeEach(() => {
  chosen = { priceSource: 'feeds', priceService: { format: 'coingecko', url: '' }, currency: 'USD' };
  time = 1_800_000_000_000;
  stored = null;
  asked = [];
  changes = 0;
  node = async (questions) =>
    questions.map(({ params }) =>
      (params[0] as { data: Hex }).data === '0x313ce567'
        ? toHex(encodeAbi('uint8', [8n]))
        : toHex(
            encodeAbi('uint80,int256,uint256,uint256,uint80', [
              1n,
              2_00000000n,
              0n,
              BigInt(Math.floor(time / 1000)),
              1n,
            ]),
          ),
    );
  service = async () => new Response(JSON.stringify({ ethereum: { usd: 3, last_updated_at: time / 1000 } }));
});

function world() {
  return createPriceKeeper({
    clients: {
      client: (characterId, chainId) =>
        ({
          batch: (questions: Question[]) => {
            asked.push(`${characterId} on ${chainId}`);
            return node(questions);
          },
        }) as unknown as Client,
    },
    settings: () => chosen,
    memory: {
      load: async () => structuredClone(stored),
      save: async (value) => {
        stored = structuredClone(value);
      },
    },
    fetch: (url, init) => {
      asked.push(new URL(url).pathname);
      return service(url, init);
    },
    clock: () => time,
    changed: () => {
      changes += 1;
    },
  });
}

it('asks nothing while prices are off, and says none that were read before', async () => {
  const keeper = world();
  await keeper.refresh('c', ETHEREUM, [USDC]);
  expect(await keeper.of('c', 1)).toMatchObject({ coin: '2', currency: 'USD' });
  asked = [];
  chosen = { ...chosen, priceSource: 'off' };
  time += 3_600_000;
  await keeper.refresh('c', ETHEREUM, [USDC]);
  expect(asked).toEqual([]);
  expect(await keeper.of('c', 1)).toBeNull();
});

it('asks once a minute, each character along its own routes', async () => {
  const keeper = world();
  await keeper.refresh('c', ETHEREUM, []);
  const once = asked.length;
  expect(once).toBeGreaterThan(0);
  await keeper.refresh('c', ETHEREUM, []);
  time += 59_999;
  await keeper.refresh('c', ETHEREUM, []);
  expect(asked.length).toBe(once);
  await keeper.refresh('d', ETHEREUM, []);
  expect(new Set(asked)).toEqual(new Set(['c on 1', 'd on 1']));
  time += 1;
  await keeper.refresh('c', ETHEREUM, []);
  expect(asked.filter((one) => one === 'c on 1').length).toBe(2 * once);
  expect(changes).toBe(3);
});

it('asks nothing on a network without feeds or of play money', async () => {
  const keeper = world();
  await keeper.refresh('c', { ...ETHEREUM, chainId: 424242 }, []);
  await keeper.refresh('c', { ...ETHEREUM, test: true }, []);
  chosen = { ...chosen, priceSource: 'service', priceService: { format: 'coingecko', url: 'https://p.example' } };
  await keeper.refresh('c', { ...ETHEREUM, chainId: 424242 }, []);
  await keeper.refresh('c', { ...ETHEREUM, test: true }, [USDC]);
  expect(asked).toEqual([]);
});

it('asks a service only after the person has named it, and about what is held', async () => {
  chosen = { ...chosen, priceSource: 'service' };
  const keeper = world();
  await keeper.refresh('c', ETHEREUM, [USDC]);
  expect(asked).toEqual([]);
  chosen = { ...chosen, priceService: { format: 'coingecko', url: 'https://p.example' } };
  await keeper.refresh('c', ETHEREUM, [USDC]);
  expect(asked).toEqual(['/simple/price', '/simple/token_price/ethereum']);
  expect(await keeper.of('c', 1)).toMatchObject({ coin: '3' });
  await keeper.refresh('c', ETHEREUM, [USDC]);
  expect(asked.length).toBe(2);
  await keeper.refresh('c', ETHEREUM, []);
  expect(asked.length).toBe(3);
});

it('keeps the last prices while nobody answers, for an hour', async () => {
  const keeper = world();
  await keeper.refresh('c', ETHEREUM, []);
  const at = time;
  node = () => Promise.reject(new WalletError('no-network', 'It can’t be reached.'));
  time += 60_000;
  await keeper.refresh('c', ETHEREUM, []);
  expect(await keeper.of('c', 1)).toMatchObject({ coin: '2', at });
  time = at + 3_600_000;
  expect(await keeper.of('c', 1)).toBeNull();
});

it('a price in another currency or from another source is none', async () => {
  const keeper = world();
  await keeper.refresh('c', ETHEREUM, []);
  chosen = { ...chosen, currency: 'EUR' };
  expect(await keeper.of('c', 1)).toBeNull();
  await keeper.refresh('c', ETHEREUM, []);
  expect(await keeper.of('c', 1)).toMatchObject({ currency: 'EUR', coin: '1' });
});

it('another start of the worker knows them, and a lock forgets them', async () => {
  await world().refresh('c', ETHEREUM, []);
  const again = world();
  expect(await again.of('c', 1)).toMatchObject({ coin: '2' });
  again.forget();
  expect(await again.of('c', 1)).toBeNull();
  expect(stored).toBeNull();
});

it('an answer that comes after the lock is not kept', async () => {
  const keeper = world();
  const honest = node;
  let answer = (): void => undefined;
  const answered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  node = (questions) => answered.then(() => honest(questions));
  const reading = keeper.refresh('c', ETHEREUM, []);
  keeper.forget();
  answer();
  await reading;
  expect(stored).toBeNull();
  expect(await keeper.of('c', 1)).toBeNull();
});

it('no token has a price that the table does not have', async () => {
  const keeper = world();
  await keeper.refresh('c', ETHEREUM, [`0x${'66'.repeat(20)}`]);
  const tokens = Object.keys((await keeper.of('c', 1))?.tokens ?? {});
  expect(new Set(tokens)).toEqual(new Set(Object.keys((await feedsOf(ETHEREUM))?.tokens ?? {})));
});
