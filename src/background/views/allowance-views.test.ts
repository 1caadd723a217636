/** Names in the list of rights: from lists and the person, and never so many look-ups that others could make the list slow. */
import { expect, it } from 'vitest';
import type { Allowance } from '../../chain/allowances.ts';
import type { Network } from '../../chain/network.ts';
import { NodeError } from '../../chain/node-error.ts';
import { fakeClient } from '../../chain/testing/fake-client.ts';
import type { Hex } from '../../lib/bytes.ts';
import type { Profile } from '../../session/session.ts';
import { createAllowanceViews } from './allowance-views.ts';

const USDC: Hex = '0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48';
const COW: Hex = '0xc92e8bdf79f0507f65a392b0ab4667716bfe0110';
const numbered = (at: number): Hex => `0x${(0x1000 + at).toString(16).padStart(40, '0')}`;

const network = {
  chainId: 1,
  symbol: 'ETH',
  multicall: null,
  tokens: [{ address: USDC, symbol: 'USDC', name: 'USD Coin', decimals: 6 }],
} as unknown as Network;
const profile = {
  accounts: [{ address: numbered(1), name: 'Main' }],
  contacts: [{ address: numbered(2), name: 'Ida' }],
} as unknown as Profile;

const allowance = (token: Hex, spender: Hex): Allowance => ({
  kind: 'token',
  account: numbered(1),
  contract: token,
  token,
  spender,
  id: null,
  amount: 5n,
  atRisk: 5n,
  expiresAt: null,
});

function stage() {
  const asked: string[] = [];
  const client = fakeClient(async (method) => {
    asked.push(method);
    if (method === 'eth_getCode') return '0x00';
    throw new NodeError(3, 'execution reverted');
  });
  return { asked, views: createAllowanceViews({ client, network }) };
}

it('names spenders by the address book, the accounts and the list of contracts', async () => {
  const { views } = stage();
  const rows = [numbered(1), numbered(2), COW, numbered(3)].map((spender) => allowance(USDC, spender));
  expect((await views(rows, profile)).map(({ spenderName }) => spenderName)).toEqual(['Main', 'Ida', 'CoW Swap', null]);
});

it('names what is listed, and looks no more up than it must, however many false ones there are', async () => {
  const { asked, views } = stage();
  const rows = Array.from({ length: 900 }, (_, at) => allowance(numbered(at), numbered(at)));
  const shown = await views([...rows, allowance(USDC, COW)], profile);
  expect(shown.at(-1)).toMatchObject({ tokenName: 'USDC', tokenKnown: true, decimals: 6 });
  expect(shown[899]).toMatchObject({ tokenName: null, tokenKnown: false, spenderKind: 'unknown' });
  expect(asked.filter((method) => method === 'eth_getCode')).toHaveLength(200);
  const once = asked.length;
  await views(rows, profile);
  expect(asked).toHaveLength(once);
});
