/** Exposed accounts leave the list only when every network says that nothing movable is left. */

import { expect, it } from 'vitest';
import type { Network } from '../../chain/network.ts';
import { fakeClient } from '../../chain/testing/fake-client.ts';
import type { Hex } from '../../lib/bytes.ts';
import type { Profile, Session } from '../../session/session.ts';
import type { ChainClients } from './chain-clients.ts';
import { createExposedAccounts } from './exposed-accounts.ts';
import type { Preferences } from './preferences.ts';

const ACCOUNT: Hex = `0x${'a1'.repeat(20)}`;
const GONE: Hex = `0x${'b2'.repeat(20)}`;
const GAS_PRICE = 10n;

/** Networks that menus do not show; `null` does not answer. The character is on 1, has a site on 2 and has sent on 3. */
function stage(balances: Record<number, bigint | null>) {
  const profile = {
    chainId: 1,
    sites: [{ chainId: 2 }],
    accounts: [{ address: ACCOUNT, name: 'Main', kind: 'imported', path: null, targetId: '00'.repeat(16) }],
    exposed: [ACCOUNT, GONE].map((address) => ({ address, since: 5, movedTo: null })),
  } as unknown as Profile;
  const profiles = {
    read: async () => profile,
    readable: async () => [{ id: 'c', profile }],
  } as unknown as Session['profiles'];
  const settleExposed = async (_characterId: string, addresses: readonly Hex[]): Promise<null> => {
    profile.exposed = profile.exposed?.filter(({ address }) => !addresses.includes(address));
    return null;
  };
  const networks = Object.keys(balances)
    .map(Number)
    .map(
      (chainId) =>
        ({
          chainId,
          name: `Net ${chainId}`,
          symbol: 'ETH',
          decimals: 18,
          tokens: [],
          multicall: null,
          shown: false,
        }) as unknown as Network,
    );
  const client = (chainId: number) =>
    fakeClient(async (method) => {
      const balance = balances[chainId] ?? null;
      if (balance === null) throw new Error('away');
      return `0x${(method === 'eth_gasPrice' ? GAS_PRICE : balance).toString(16)}`;
    }, chainId);
  const accounts = { settleExposed } as unknown as Session['accounts'];
  const keeper = createExposedAccounts(
    { profiles, accounts },
    {
      client: (_character: string | null, chainId: number) => client(chainId),
      withTokens: async (chainId: number) => networks.find((network) => network.chainId === chainId),
    } as unknown as ChainClients,
    { networks: () => networks } as unknown as Preferences,
    async () => [3],
    () => 77,
  );
  return { keeper, profile };
}

it('says what is held on which network, and which did not answer', async () => {
  const { keeper, profile } = stage({ 1: 10n ** 18n, 2: null });
  expect((await keeper.views(['c']))[0]?.found).toBeNull();
  await keeper.check('c');
  const views = await keeper.views(['c']);
  // One that was taken out of the character has no key here to move anything with.
  expect(views.map(({ address, name }) => ({ address, name }))).toEqual([{ address: ACCOUNT, name: 'Main' }]);
  expect(views[0]?.found).toEqual({ holds: ['1 ETH on Net 1'], silent: ['Net 2'], at: 77 });
  expect(profile.exposed).toHaveLength(2);
  keeper.forget();
  expect((await keeper.views(['c']))[0]?.found).toBeNull();
});

it('asks the networks that the character uses, and no other', async () => {
  const { keeper } = stage({ 1: 0n, 2: 0n, 3: null, 4: null });
  await keeper.check('c');
  expect((await keeper.views(['c']))[0]?.found?.silent).toEqual(['Net 3']);
});

it('keeps an account that seems empty while a network does not answer', async () => {
  const { keeper, profile } = stage({ 1: 0n, 2: null });
  await keeper.check('c');
  expect(profile.exposed?.map(({ address }) => address)).toContain(ACCOUNT);
});

it('takes an account off the list when all networks answer, with less left than moving it costs', async () => {
  const most = 42_000n * GAS_PRICE;
  const held = stage({ 1: most + 1n, 2: 0n });
  await held.keeper.check('c');
  expect(held.profile.exposed?.map(({ address }) => address)).toContain(ACCOUNT);
  const empty = stage({ 1: most, 2: 0n });
  await empty.keeper.check('c');
  expect(empty.profile.exposed?.map(({ address }) => address)).not.toContain(ACCOUNT);
});
