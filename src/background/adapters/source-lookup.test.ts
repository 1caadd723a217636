/** Accounts that are looked up before they are imported: asked over one character's routes alone, and shown with what each network says. */
import { describe, expect, it } from 'vitest';
import { fakeClient } from '../../chain/testing/fake-client.ts';
import type { Hex } from '../../lib/bytes.ts';
import type { ListedNetwork } from './preferences.ts';
import { lookUpSource } from './source-lookup.ts';

const [ONE, TWO, THREE] = ['1', '2', '3'].map((digit) => `0x${digit.repeat(40)}` as Hex) as [Hex, Hex, Hex];
const TOKEN = `0x${'cc'.repeat(20)}` as Hex;

const network = (chainId: number, name: string, more: Partial<ListedNetwork> = {}): ListedNetwork => ({
  chainId,
  name,
  symbol: 'ETH',
  decimals: 18,
  rpcUrls: ['https://node.example'],
  explorerUrl: null,
  multicall: null,
  tokens: [],
  builtIn: true,
  test: false,
  popular: true,
  ownRpc: false,
  sendUrl: null,
  bundlerUrl: null,
  shown: true,
  ownExplorer: false,
  ...more,
});

const NETWORKS = [
  network(1, 'Ethereum', { tokens: [{ address: TOKEN, symbol: 'USDC', name: 'USD Coin', decimals: 6 }] }),
  network(10, 'Optimism'),
  network(5, 'A network that is not shown', { shown: false }),
  network(6, 'The network in use', { shown: false }),
];

function world({ silent = [], own = [] }: { silent?: number[]; own?: number[] } = {}) {
  const asked: { characterId: string | null; chainId: number; about: string }[] = [];
  const client = (characterId: string | null, chainId: number) =>
    fakeClient(async (method, params) => {
      const [first] = params as [Hex | { to: Hex; data: Hex }];
      asked.push({ characterId, chainId, about: JSON.stringify(first) });
      if (silent.includes(chainId)) throw new Error('silent');
      if (method === 'eth_getBalance') return chainId === 1 && first === ONE ? '0x6f05b59d3b20000' : '0x0';
      if (method === 'eth_getTransactionCount') return first === TWO ? '0x2' : '0x0';
      const amount = chainId === 1 && JSON.stringify(first).includes(TWO.slice(2)) ? 1_500_000 : 0;
      return `0x${amount.toString(16).padStart(64, '0')}`;
    }, chainId);
  const profile = {
    chainId: 6,
    accounts: [
      { address: TWO, name: 'Here', kind: 'hd', path: null, targetId: '00' },
      { address: THREE, name: 'Watched', kind: 'watch', path: null, targetId: null },
    ],
  };
  const parts = {
    session: {
      profiles: { read: async () => profile },
      accounts: { addressesOf: async () => [ONE, TWO, THREE, ONE] },
    },
    clients: { client, ownRoutes: (_id: string | null, chainId: number) => (own.includes(chainId) ? ['x'] : null) },
    preferences: { networks: () => NETWORKS },
  };
  const look = () =>
    lookUpSource(parts as unknown as Parameters<typeof lookUpSource>[0], 'mine', { kind: 'keys', privateKeys: [] });
  return { look, asked };
}

describe('the lookup', () => {
  it('says what each account holds and sent, and which are there', async () => {
    const { accounts, silent, asked } = await world().look();
    expect(accounts).toEqual([
      { address: ONE, known: null, watched: false, holds: ['0.5 ETH on Ethereum'], sent: 0 },
      { address: TWO, known: 'Here', watched: false, holds: ['1.5 USDC on Ethereum'], sent: 6 },
      { address: THREE, known: 'Watched', watched: true, holds: [], sent: 0 },
      { address: ONE, known: null, watched: false, holds: ['0.5 ETH on Ethereum'], sent: 0 },
    ]);
    expect([silent, asked]).toEqual([[], 3]);
  });

  it('asks as the character alone, about each account once, and no network that is neither shown nor used', async () => {
    const { look, asked } = world();
    await look();
    expect(new Set(asked.map(({ characterId }) => characterId))).toEqual(new Set(['mine']));
    expect(new Set(asked.map(({ chainId }) => chainId))).toEqual(new Set([1, 10, 6]));
    expect(asked.filter(({ chainId, about }) => chainId === 10 && about === JSON.stringify(ONE))).toHaveLength(2);
  });

  it('asks a network that is not shown where the character has routes of its own', async () => {
    const { look, asked } = world({ own: [5] });
    await look();
    expect(asked.some(({ chainId }) => chainId === 5)).toBe(true);
  });

  it('names the networks that do not answer, and goes on with the others', async () => {
    const { accounts, silent } = await world({ silent: [10, 6] }).look();
    expect(silent).toEqual(['Optimism', 'The network in use']);
    expect(accounts.map(({ sent }) => sent)).toEqual([0, 2, 0, 0]);
  });
});
