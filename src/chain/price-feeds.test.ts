/** What counts as a price of a feed, with answers that no honest feed gives, and what is asked of a node. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeAbi } from '../ethereum/abi.ts';
import { type Hex, toHex } from '../lib/bytes.ts';
import { WalletError } from '../lib/errors.ts';
import type { Client, Question } from './client-type.ts';
import { CORE_TOKENS } from './core-tokens.ts';
import { NodeError } from './node-error.ts';
import table from './price-feeds.json';
import { feedsOf, type PriceFeeds, readFeedPrices } from './price-feeds.ts';

const NOW = 1_800_000_000;
const address = (byte: string): Hex => `0x${byte.repeat(20)}`;
const [ETH, EUR, USDC, CBETH, WBTC] = ['01', '02', '03', '04', '05'].map(address) as [Hex, Hex, Hex, Hex, Hex];
const [TOKEN, STAKED, BITCOIN] = [address('a1'), address('a2'), address('a3')];

const FEEDS: PriceFeeds = {
  coin: 'ETH/USD',
  hourly: ['ETH/USD'],
  feeds: { 'ETH/USD': ETH, 'EUR/USD': EUR, 'USDC/USD': USDC, 'CBETH/ETH': CBETH, 'WBTC/BTC': WBTC },
  tokens: { [TOKEN]: 'USDC/USD', [STAKED]: 'CBETH/ETH', [BITCOIN]: 'WBTC/BTC' },
};

interface Feed {
  answer: bigint;
  decimals: bigint;
  /** In seconds. */
  age: number;
}
const HONEST: Record<Hex, Feed> = {
  [ETH]: { answer: 301_255_000_000n, decimals: 8n, age: 60 },
  [EUR]: { answer: 110_000_000n, decimals: 8n, age: 60 },
  [USDC]: { answer: 99_990_000n, decimals: 8n, age: 80_000 },
  [CBETH]: { answer: 1_100_000_000_000_000_000n, decimals: 18n, age: 60 },
};

/** A node without Multicall3 in front of these feeds; those that are not named revert. */
function node(feeds: Record<Hex, Feed | Hex>) {
  const asked: Question[][] = [];
  const answer = ({ params }: Question): unknown => {
    const { to, data } = params[0] as { to: Hex; data: Hex };
    const feed = feeds[to];
    if (feed === undefined) return new NodeError(3, 'execution reverted');
    if (typeof feed === 'string') return feed;
    const { answer: price, decimals, age } = feed;
    return data === '0x313ce567'
      ? toHex(encodeAbi('uint8', [decimals]))
      : toHex(encodeAbi('uint80,int256,uint256,uint256,uint80', [7n, price, 0n, BigInt(Math.max(0, NOW - age)), 7n]));
  };
  const client = {
    batch: async (questions: Question[]) => {
      asked.push(questions);
      return questions.map(answer);
    },
  } as unknown as Client;
  return { client, asked };
}

const read = (feeds: Record<Hex, Feed | Hex>, currency: 'USD' | 'EUR' | 'JPY' = 'USD') =>
  readFeedPrices({ client: node(feeds).client, network: { multicall: null }, feeds: FEEDS, currency, now: NOW * 1000 });

it('reads the coin, tokens, and tokens that are priced in the coin', async () => {
  expect(await read(HONEST)).toEqual({
    currency: 'USD',
    at: NOW * 1000,
    coin: '3012.55',
    tokens: { [TOKEN]: '0.9999', [STAKED]: '3313.805' },
  });
});

it('says prices in another currency, and in dollars where the network has no rate', async () => {
  const { currency, coin } = await read(HONEST, 'EUR');
  expect([currency, coin?.slice(0, 12)]).toEqual(['EUR', '2738.6818181']);
  expect(await read(HONEST, 'JPY')).toMatchObject({ currency: 'USD', coin: '3012.55' });
  const { [EUR]: _rate, ...others } = HONEST;
  expect(await read(others, 'EUR')).toMatchObject({ currency: 'USD', coin: '3012.55' });
});

describe('no price', () => {
  const broken: [string, Feed | Hex][] = [
    ['zero', { answer: 0n, decimals: 8n, age: 60 }],
    ['a negative answer', { answer: -1n, decimals: 8n, age: 60 }],
    ['an answer older than two hours of an hourly feed', { answer: 1n, decimals: 8n, age: 7_201 }],
    ['a round that was never answered', { answer: 1n, decimals: 8n, age: NOW }],
    ['an answer from tomorrow', { answer: 1n, decimals: 8n, age: -86_400 }],
    ['more decimals than any feed has', { answer: 1n, decimals: 37n, age: 60 }],
    ['no code', '0x'],
    ['a short answer', '0x01'],
    ['words that are no number of the type', `0x${'ff'.repeat(160)}`],
  ];
  it.each(broken)('%s', async (_what, feed) => {
    const prices = await read({ ...HONEST, [ETH]: feed });
    expect(prices).toEqual({ currency: 'USD', at: NOW * 1000, coin: null, tokens: { [TOKEN]: '0.9999' } });
  });

  it('a feed that reverts, and one whose second half is missing', async () => {
    expect((await read({})).coin).toBeNull();
    expect((await read({ ...HONEST, [WBTC]: { answer: 1n, decimals: 8n, age: 1 } })).tokens[BITCOIN]).toBeUndefined();
  });

  it('a rate that is older than a long weekend is none', async () => {
    const friday = { answer: 110_000_000n, decimals: 8n, age: 4 * 86_400 };
    expect((await read({ ...HONEST, [EUR]: friday }, 'EUR')).currency).toBe('EUR');
    expect((await read({ ...HONEST, [EUR]: { ...friday, age: 6 * 86_400 } }, 'EUR')).currency).toBe('USD');
  });
});

it('keeps every digit of an answer, whatever its decimals', async () => {
  await fc.assert(
    fc.asyncProperty(fc.bigInt({ min: 1n, max: (1n << 255n) - 1n }), fc.bigInt(0n, 36n), async (answer, decimals) => {
      const { coin } = await read({ ...HONEST, [ETH]: { answer, decimals, age: 60 } });
      const [whole = '', fraction = ''] = (coin ?? '').split('.');
      expect(BigInt(whole + fraction.padEnd(Number(decimals), '0'))).toBe(answer);
    }),
  );
});

it('a node that does not answer is an error, and no price', async () => {
  const silent = { batch: () => Promise.reject(new WalletError('no-network', 'It can’t be reached.')) };
  const question = { network: { multicall: null }, feeds: FEEDS, currency: 'USD', now: 0 } as const;
  await expect(readFeedPrices({ ...question, client: silent as unknown as Client })).rejects.toThrow('reached');
});

it('asks every feed of the network at once, and nothing about an account', async () => {
  const { client, asked } = node(HONEST);
  await readFeedPrices({ client, network: { multicall: null }, feeds: FEEDS, currency: 'USD', now: NOW * 1000 });
  expect(asked.length).toBe(1);
  const to = asked.flat().map(({ params }) => (params[0] as { to: Hex }).to);
  expect(new Set(to)).toEqual(new Set(Object.values(FEEDS.feeds)));
  expect(to.length).toBe(10);
});

describe('the table', () => {
  const rows = Object.entries(table as Record<string, PriceFeeds>);

  it('has a feed for the coin and each token, and a way to dollars for each', () => {
    expect(rows.length).toBeGreaterThan(10);
    for (const [, { coin, feeds, tokens, hourly }] of rows)
      for (const pair of [coin, ...hourly, ...Object.values(tokens)]) {
        const quote = pair.split('/')[1];
        expect(Object.keys(feeds)).toContain(pair);
        if (quote !== 'USD') expect(Object.keys(feeds)).toContain(`${quote}/USD`);
      }
  });

  it('has whole addresses, each once in a network', () => {
    for (const [, { feeds, tokens }] of rows) {
      const all = [...Object.values(feeds), ...Object.keys(tokens)];
      expect(all.every((one) => /^0x[0-9a-f]{40}$/.test(one))).toBe(true);
      expect(new Set(all).size).toBe(all.length);
    }
  });

  it('has the best known tokens, and nothing for a test network', async () => {
    const usdc = CORE_TOKENS[1]?.find(({ symbol }) => symbol === 'USDC')?.address ?? '0x';
    expect((await feedsOf({ chainId: 1, test: false }))?.tokens[usdc]).toBe('USDC/USD');
    expect(await feedsOf({ chainId: 1, test: true })).toBeNull();
    expect(await feedsOf({ chainId: 31337, test: false })).toBeNull();
  });
});
