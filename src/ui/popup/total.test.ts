/** What the sum over all networks has in it, and what it says that it has not. */
import { expect, it } from 'vitest';
import type { HoldingView } from '../../messaging/holding-view.ts';
import type { NetworkView } from '../../messaging/snapshot.ts';
import { type Total, totalOf } from './total.ts';

const network = (chainId: number, name: string, rest: Partial<NetworkView> = {}): NetworkView =>
  ({ chainId, name, symbol: 'ETH', decimals: 18, builtIn: true, test: false, shown: true, ...rest }) as NetworkView;
const networks = [
  network(1, 'Ethereum'),
  network(8453, 'Base'),
  network(100, 'Gnosis', { symbol: 'XDAI', shown: false }),
  network(42161, 'Arbitrum One'),
  network(777, 'Mine', { builtIn: false }),
  network(11155111, 'Sepolia', { test: true }),
];
const holding = (chainId: number, coin: string, rest: Partial<HoldingView> = {}): HoldingView => ({
  chainId,
  at: 5_000,
  answers: true,
  assets: [
    { symbol: networks.find((one) => one.chainId === chainId)?.symbol ?? '', token: null, kind: 'coin', amount: coin },
  ],
  worth: null,
  unpriced: 0,
  unread: 0,
  ...rest,
});
const silent = (chainId: number): HoldingView => holding(chainId, '0', { at: null, answers: false, assets: [] });
const total = (chainId: number, ...held: HoldingView[]): Total =>
  totalOf({ chainId, holdings: { networks: held, accounts: 1, prices: null } }, networks);
const coins = (one: Total) =>
  one.coins.map(({ symbol, amount, networks: on }) => [symbol, amount, on.map(({ name }) => name)]);
const names = (all: readonly NetworkView[]) => all.map(({ name }) => name);

it('adds the same coin of several networks, that of the shown network first', () => {
  const held = [holding(1, '1.5'), holding(8453, '0.0000000000000005'), holding(100, '12')];
  expect(coins(total(1, ...held))).toEqual([
    ['ETH', '1.5000000000000005', ['Ethereum', 'Base']],
    ['XDAI', '12', ['Gnosis']],
  ]);
  expect(coins(total(100, ...held)).map(([symbol]) => symbol)).toEqual(['XDAI', 'ETH']);
});

it('shows a coin of which nothing is held only where it is that of the shown network', () => {
  expect(coins(total(1, holding(1, '0'), holding(100, '0')))).toEqual([['ETH', '0', []]]);
});

it('does not believe an added network what it calls its coin', () => {
  expect(coins(total(1, holding(1, '1'), holding(777, '900')))).toEqual([
    ['ETH', '1', ['Ethereum']],
    ['ETH', '900', ['Mine']],
  ]);
});

it('never counts a test network among the others, and on a test network counts nothing else', () => {
  const held = [holding(1, '1', { worth: '3000' }), holding(11155111, '900', { worth: '7', unpriced: 3 })];
  expect(total(1, ...held)).toMatchObject({ counted: 1, worth: '3000', unpriced: 0 });
  expect(coins(total(1, ...held))).toEqual([['ETH', '1', ['Ethereum']]]);
  expect(coins(total(11155111, ...held))).toEqual([['ETH', '900', ['Sepolia']]]);
  expect(total(11155111, ...held)).toMatchObject({ counted: 1, unasked: [] });
});

it('says what is silent, what is old and what was never asked, and counts no silence as zero', () => {
  const one = total(1, holding(1, '1'), holding(8453, '2', { at: 3_000, answers: false }), silent(42161));
  expect(one).toMatchObject({ counted: 2, oldest: 3_000 });
  expect([names(one.old), names(one.missing), names(one.unasked)]).toEqual([['Base'], ['Arbitrum One'], ['Mine']]);
  expect(total(1, silent(1))).toMatchObject({ coins: [], counted: 0, oldest: null });
});

it('adds what has a price, and counts tokens and what has none', () => {
  const usdc = { symbol: 'USDC', token: `0x${'c1'.repeat(20)}`, kind: 'listed', amount: '5' } as const;
  const one = total(
    1,
    holding(1, '1', { worth: '3000.5', unpriced: 1 }),
    { ...holding(8453, '1', { worth: '0.25' }), assets: [...holding(8453, '1').assets, usdc] },
    holding(100, '1', { unpriced: 1 }),
  );
  expect(one).toMatchObject({ worth: '3000.75', unpriced: 2, tokens: 1, counted: 3 });
  expect(total(1, holding(1, '1')).worth).toBeNull();
});
