/** What is held on all networks: from a reading or from what was kept, with prices of its own network or of the same coin elsewhere. */
import { expect, it } from 'vitest';
import { BUILT_IN_NETWORKS } from '../../chain/networks.ts';
import type { Hex } from '../../lib/bytes.ts';
import type { PricesView } from '../../messaging/price-view.ts';
import type { Profile } from '../../session/session.ts';
import type { Balances } from '../adapters/balances-type.ts';
import type { KeptBalances } from '../adapters/kept-balances.ts';
import type { ListedNetwork } from '../adapters/preferences.ts';
import { type HoldingParts, holdingsView } from './holding-views.ts';

const ONE: Hex = `0x${'01'.repeat(20)}`;
const COIN = 10n ** 18n;
/** Two tokens of one symbol, as the lists have them. */
const LIT: Record<number, { address: Hex; name: string }> = {
  1: { address: `0x${'71'.repeat(20)}`, name: 'Lighter' },
  42161: { address: `0x${'72'.repeat(20)}`, name: 'Litentry' },
};
const networks = (BUILT_IN_NETWORKS as readonly ListedNetwork[]).map((one) => {
  const token = LIT[one.chainId];
  return token ? { ...one, tokens: [...one.tokens, { symbol: 'LIT', decimals: 18, ...token }] } : one;
});
const tokenOn = (chainId: number, symbol: string): Hex =>
  networks.find((one) => one.chainId === chainId)?.tokens.find((token) => token.symbol === symbol)?.address as Hex;
const SEPOLIA = 11155111;

const read = (coins: bigint, usdc: bigint | null = null, chainId = 1): Balances => ({
  native: new Map([[ONE, coins]]),
  tokens: new Map(usdc === null ? [] : [[tokenOn(chainId, 'USDC'), new Map([[ONE, usdc]])]]),
  at: 9_000,
  answers: true,
});
const keptOn = (coins: bigint): KeptBalances => ({ at: 2_000, native: { [ONE]: coins.toString() }, tokens: {} });
const prices = (rest: Partial<PricesView> = {}): PricesView => ({
  currency: 'USD',
  at: 8_000,
  coin: '2000',
  tokens: {},
  ...rest,
});

function view(world: {
  now?: Record<number, Balances>;
  kept?: Record<number, KeptBalances>;
  prices?: Record<number, PricesView>;
  chainId?: number;
  accounts?: Pick<Profile['accounts'][number], 'address' | 'kind'>[];
}) {
  const none: Balances = { native: new Map(), tokens: new Map(), at: null, answers: null };
  const parts: HoldingParts = {
    preferences: { networks: () => [...networks] },
    clients: { withTokens: async (chainId) => networks.find((one) => one.chainId === chainId) as ListedNetwork },
    found: {
      of: async () => [],
      held: async () => new Map(Object.entries(world.kept ?? {}).map(([id, held]) => [Number(id), held])),
    },
    balances: { of: (_id, chainId) => world.now?.[chainId] ?? none },
    prices: { of: async (_id, chainId) => world.prices?.[chainId] ?? null },
  };
  const accounts = world.accounts ?? [{ address: ONE, kind: 'hd' }];
  const profile = { accounts, tokens: [], chainId: world.chainId ?? 1 } as unknown as Profile;
  return holdingsView(parts, 'c', profile);
}

it('has a reading before what was kept, and leaves out networks of which nothing is known', async () => {
  const { networks: all, prices: known } = await view({
    now: { 1: read(COIN) },
    kept: { 1: keptOn(5n), 8453: keptOn(3n * COIN) },
  });
  expect(all.map(({ chainId, at, answers, assets }) => [chainId, at, answers, assets[0]?.amount])).toEqual([
    [1, 9_000, true, '1'],
    [8453, 2_000, null, '3'],
  ]);
  expect(known).toBeNull();
  expect(all.map(({ worth }) => worth)).toEqual([null, null]);
});

it('says of a silent network what was kept, and of one that was never read that nothing is known', async () => {
  const silent: Balances = { native: new Map(), tokens: new Map(), at: null, answers: false };
  const { networks: all } = await view({ now: { 1: silent, 8453: silent }, kept: { 8453: keptOn(COIN) } });
  expect(all.map(({ chainId, at, answers, assets }) => [chainId, at, answers, assets.length])).toEqual([
    [1, null, false, 0],
    [8453, 2_000, false, 1],
  ]);
});

it('takes the price of the same coin or listed token from a network that was asked, and the oldest time of all', async () => {
  const tokens = { [tokenOn(1, 'USDC')]: '1' };
  const { networks: all, prices: known } = await view({
    now: { 1: read(COIN, 5_000_000n), 8453: read(COIN, 7_000_000n, 8453) },
    prices: { 1: prices({ tokens }) },
  });
  expect(all.map(({ worth, unpriced }) => [worth, unpriced])).toEqual([
    ['2005', 0],
    ['2007', 0],
  ]);
  expect(known).toEqual({ currency: 'USD', at: 8_000 });
});

it('gives the coin of a test network no price, and counts what has none', async () => {
  const { networks: all } = await view({
    now: { 1: read(COIN, 5_000_000n), [SEPOLIA]: read(9n * COIN) },
    prices: { 1: prices() },
  });
  expect(all.map(({ chainId, worth, unpriced }) => [chainId, worth, unpriced])).toEqual([
    [1, '2000', 1],
    [SEPOLIA, null, 1],
  ]);
});

it('never adds two currencies', async () => {
  const { networks: all, prices: known } = await view({
    now: { 1: read(COIN), 100: read(COIN) },
    prices: { 1: prices({ currency: 'EUR', coin: '1800' }), 100: prices({ coin: '1' }) },
    chainId: 1,
  });
  expect(known?.currency).toBe('EUR');
  expect(all.map(({ worth }) => worth)).toEqual(['1800', null]);
});

const TWO: Hex = `0x${'02'.repeat(20)}`;
const both = (): Balances => ({
  native: new Map([
    [ONE, COIN],
    [TWO, 100n * COIN],
  ]),
  tokens: new Map([
    [
      tokenOn(1, 'USDC'),
      new Map([
        [ONE, 1_000_000n],
        [TWO, 9_000_000n],
      ]),
    ],
  ]),
  at: 9_000,
  answers: true,
});
const amountsOf = ({ networks: [one] }: Awaited<ReturnType<typeof view>>) => one?.assets.map(({ amount }) => amount);

it('counts no account that is not there any more', async () => {
  const now = await view({ now: { 1: both() } });
  expect([amountsOf(now), now.accounts]).toEqual([['1', '1'], 1]);
});

it('counts no account that can only be watched, unless there are no others', async () => {
  const own = { address: ONE, kind: 'hd' } as const;
  const watched = { address: TWO, kind: 'watch' } as const;
  const beside = await view({ now: { 1: both() }, accounts: [own, watched] });
  expect([amountsOf(beside), beside.accounts]).toEqual([['1', '1'], 1]);
  const alone = await view({ now: { 1: both() }, accounts: [watched] });
  expect([amountsOf(alone), alone.accounts]).toEqual([['100', '9'], 1]);
});

it('says how many accounts were not read, of what was read and of what was kept', async () => {
  const accounts = [ONE, TWO].map((address) => ({ address, kind: 'hd' as const }));
  const { networks: all } = await view({ now: { 1: read(COIN) }, kept: { 8453: keptOn(COIN) }, accounts });
  expect(all.map(({ unread }) => unread)).toEqual([1, 1]);
});

it('takes no price from a token that only shares the symbol, and none where the network was asked', async () => {
  const [lighter, litentry] = [tokenOn(1, 'LIT'), tokenOn(42161, 'LIT')];
  const held = (token: Hex): Balances => ({ ...read(0n), tokens: new Map([[token, new Map([[ONE, COIN]])]]) });
  const worths = async (known: Record<number, PricesView>) => {
    const now = { 1: held(lighter), 42161: held(litentry) };
    return (await view({ now, prices: known })).networks.map(({ worth, unpriced }) => [worth, unpriced]);
  };
  const tokens = { [lighter]: '2.5' };
  expect(await worths({ 1: prices({ tokens }) })).toEqual([
    ['2.5', 0],
    [null, 1],
  ]);
  expect(await worths({ 1: prices({ tokens }), 42161: prices() })).toEqual([
    ['2.5', 0],
    [null, 1],
  ]);
});
