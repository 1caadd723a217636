/** What a price service is asked, and that no answer of it becomes a price unless it is one. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Hex } from '../lib/bytes.ts';
import type { PriceService } from '../messaging/price-view.ts';
import { readServicePrices } from './price-service.ts';

const NOW = 1_800_000_000;
const USDC: Hex = '0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48';
const SHIB: Hex = '0x95ad61b0a150d79219dcf64e1e6cc01f0b64c4ce';
const COINGECKO: PriceService = { format: 'coingecko', url: 'https://prices.example/api/v3' };
const DEFILLAMA: PriceService = { format: 'defillama', url: 'https://coins.example' };

/** Answers by the beginning of the path. */
function host(answers: Record<string, unknown>) {
  const asked: { url: string; init: RequestInit }[] = [];
  const fetch = async (url: string, init: RequestInit): Promise<Response> => {
    asked.push({ url, init });
    const found = Object.entries(answers).find(([path]) => new URL(url).pathname.includes(path))?.[1];
    if (found instanceof Response) return found;
    if (found instanceof Error) throw found;
    return new Response(JSON.stringify(found ?? {}));
  };
  return { fetch, asked };
}

async function read(
  fetch: (url: string, init: RequestInit) => Promise<Response>,
  service = COINGECKO,
  tokens: readonly Hex[] = [USDC, SHIB],
) {
  const prices = await readServicePrices({ fetch, service, chainId: 1, tokens, currency: 'EUR', now: NOW * 1000 });
  if (prices === null) throw new Error('The services know this network.');
  return prices;
}

const fresh = (price: unknown, at: unknown = NOW - 30) => ({ eur: price, last_updated_at: at });

it('asks an API like CoinGecko’s for the coin and the tokens, without cookies', async () => {
  const { fetch, asked } = host({
    '/simple/price': { ethereum: fresh(2738.68) },
    '/simple/token_price/ethereum': { [USDC]: fresh(0.91), [SHIB]: fresh(1.234e-5) },
  });
  expect(await read(fetch)).toEqual({
    currency: 'EUR',
    at: NOW * 1000,
    coin: '2738.68',
    tokens: { [USDC]: '0.91', [SHIB]: '0.00001234' },
  });
  expect(asked.map(({ url }) => url)).toEqual([
    'https://prices.example/api/v3/simple/price?ids=ethereum&vs_currencies=eur&include_last_updated_at=true&precision=full',
    `https://prices.example/api/v3/simple/token_price/ethereum?contract_addresses=${USDC},${SHIB}&vs_currencies=eur&include_last_updated_at=true&precision=full`,
  ]);
  for (const { init } of asked)
    expect(init).toMatchObject({
      method: 'GET',
      credentials: 'omit',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
    });
});

it('asks an API like DefiLlama’s once, and says its prices in dollars', async () => {
  const said = (price: unknown) => ({ price, timestamp: NOW - 60, symbol: 'X', confidence: 0.99 });
  const { fetch, asked } = host({
    '/prices/current': { coins: { 'coingecko:ethereum': said(3012.55), [`ethereum:${USDC}`]: said(0.9999) } },
  });
  expect(await read(fetch, DEFILLAMA)).toEqual({
    currency: 'USD',
    at: NOW * 1000,
    coin: '3012.55',
    tokens: { [USDC]: '0.9999' },
  });
  expect(asked.map(({ url }) => url)).toEqual([
    `https://coins.example/prices/current/coingecko:ethereum,ethereum:${USDC},ethereum:${SHIB}`,
  ]);
});

it('asks about no token where none is held, and nothing about a network that it does not know', async () => {
  const { fetch, asked } = host({ '/simple/price': { ethereum: fresh(1) } });
  await read(fetch, COINGECKO, []);
  expect(asked.length).toBe(1);
  const unknown = { fetch, service: COINGECKO, chainId: 31337, tokens: [USDC], currency: 'USD', now: 0 } as const;
  expect(await readServicePrices(unknown)).toBeNull();
  expect(asked.length).toBe(1);
});

it('a refusal of the tokens leaves the price of the coin', async () => {
  const { fetch } = host({
    '/simple/price': { ethereum: fresh(2738.68) },
    '/token_price/': new Response('{"status":{"error_code":10012}}', { status: 401 }),
  });
  expect(await read(fetch)).toMatchObject({ coin: '2738.68', tokens: {} });
});

describe('is no price', () => {
  it.each([
    ['text', '2738.68'],
    ['zero', 0],
    ['a negative number', -1],
    ['too much', 1e15],
    ['null', null],
    ['a list', [2738.68]],
    ['an object', { valueOf: 1 }],
    ['less than can be written', 1e-40],
  ])('%s', async (_what, price) => {
    const { fetch } = host({ '/simple/price': { ethereum: fresh(price) } });
    expect((await read(fetch)).coin).toBeNull();
  });

  it.each([
    ['without a time', undefined],
    ['of the day before yesterday', NOW - 2 * 86_400],
    ['of the day after tomorrow', NOW + 2 * 86_400],
    ['whose time is text', 'now'],
  ])('a number %s', async (_what, at) => {
    const { fetch } = host({ '/simple/price': { ethereum: { eur: 1, last_updated_at: at } } });
    expect((await read(fetch)).coin).toBeNull();
  });

  it('what an object inherits, and a token that was not asked about', async () => {
    const other: Hex = `0x${'9'.repeat(40)}`;
    const { fetch } = host({ '/token_price/': { [other]: fresh(1) } });
    expect(await read(fetch)).toMatchObject({ coin: null, tokens: {} });
  });
});

it.each([
  ['an answer that is no JSON', new Response('<html>')],
  ['an error', new Response('{}', { status: 500 })],
  ['an answer without end', new Response(new ReadableStream({ pull: (to) => to.enqueue(new Uint8Array(100_000)) }))],
  ['a redirect', new TypeError('unexpected redirect')],
])('%s is refused', async (_what, answer) => {
  await expect(read(host({ '/simple/price': answer }).fetch)).rejects.toThrow();
});

it('makes a decimal of every number, or nothing', async () => {
  await fc.assert(
    fc.asyncProperty(fc.double({ min: 0, noNaN: true }), async (price) => {
      const { coin } = await read(host({ '/simple/price': { ethereum: fresh(price) } }).fetch);
      if (coin === null) expect(price >= 1e15 || price < 1e-29).toBe(true);
      else {
        expect(coin).toMatch(/^\d+(\.\d+)?$/);
        expect(Number(coin)).toBe(price);
      }
    }),
  );
});

it('takes any JSON for what it is', async () => {
  await fc.assert(
    fc.asyncProperty(fc.jsonValue(), fc.constantFrom(COINGECKO, DEFILLAMA), async (value, service) => {
      const { fetch } = host({ '/': value });
      const prices = await read(fetch, service).catch(() => null);
      expect(prices === null || (prices.coin === null && Object.keys(prices.tokens).length === 0)).toBe(true);
    }),
  );
});
