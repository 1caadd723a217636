/** Settings of a profile and of a guest: what a guest sets goes with the guest, and one unreadable value resets nothing else. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { utf8 } from '../../lib/bytes.ts';
import { createGuestVault } from '../../vault/guest.ts';
import { damages, leavesOf } from '../../vault/testing/damage.ts';
import { createMemoryVault } from '../../vault/testing/memory.ts';
import { openPreferences } from './preferences.ts';

it('settings of a guest session end with it, and a later change does not write them', async () => {
  const disk = await createMemoryVault();
  let held: string | null = null;
  const memory = {
    load: async () => held,
    save: async (value: string | null) => {
      held = value;
    },
  };
  const { vault, guest } = await createGuestVault(disk, memory);
  const preferences = await openPreferences(vault);
  await preferences.change({ autoLockMinutes: 5 });
  await guest.enter();
  await preferences.add({
    chainId: 424242,
    name: 'Mine',
    symbol: 'MINE',
    decimals: 18,
    rpcUrls: ['https://node.mine.example'],
    explorerUrl: null,
  });
  expect(preferences.network(424242)).not.toBeNull();
  await guest.leave();
  await preferences.reload();
  expect(preferences.network(424242)).toBeNull();
  expect(preferences.settings().autoLockMinutes).toBe(5);
  await preferences.change({ autoLockMinutes: 6 });
  const rows = await disk.list('settings', '');
  expect(rows.map(({ value }) => new TextDecoder().decode(value)).join()).not.toContain('mine.example');
});

const MINE = {
  chainId: 424242,
  name: 'Mine',
  symbol: 'MINE',
  decimals: 18,
  rpcUrls: ['https://node.mine.example', 'https://second.mine.example'],
  explorerUrl: 'https://look.mine.example',
};

const RECORD = {
  settings: { autoLockMinutes: 7, windowEthereum: false, httpSites: true, blindSigning: false },
  routes: { '1': ['https://own.example'], '10': ['https://a.example', 'https://b.example'] },
  added: [MINE, { ...MINE, chainId: 424243, name: 'Other', symbol: 'OTHER' }],
};

async function over(raw: unknown) {
  const vault = await createMemoryVault();
  const value = typeof raw === 'string' ? utf8(raw) : utf8(JSON.stringify(raw));
  await vault.commit([{ table: 'settings', key: 'preferences', value }]);
  const stored = async (): Promise<unknown> =>
    JSON.parse(new TextDecoder().decode((await vault.get('settings', 'preferences')) as Uint8Array));
  return { vault, preferences: await openPreferences(vault), stored };
}

it('with any one value damaged, all others survive a read, a change and a write', async () => {
  await fc.assert(
    fc.asyncProperty(damages(RECORD), async ({ raw }) => {
      const { preferences, stored, vault } = await over(raw);
      const before = preferences.networks();
      await preferences.add({ ...MINE, chainId: 99 });
      const kept = leavesOf(await stored());
      for (const leaf of leavesOf(raw)) expect(kept).toContain(leaf);
      const again = await openPreferences(vault);
      expect(again.settings()).toEqual(preferences.settings());
      expect(again.networks().filter(({ chainId }) => chainId !== 99)).toEqual(before);
    }),
    { numRuns: 60 },
  );
});

it('asks no built-in node where it cannot be read which one the person set', async () => {
  for (const routes of [null, 'x', { '1': null }, { '1': [7] }]) {
    const { preferences } = await over({ ...RECORD, routes });
    expect(preferences.network(1)?.rpcUrls, JSON.stringify(routes)).toEqual([]);
  }
  const { preferences, stored } = await over('no record at all');
  expect(preferences.network(1)?.rpcUrls).toEqual([]);
  await preferences.change({ autoLockMinutes: 3 });
  expect(JSON.stringify(await stored())).toContain('no record at all');
  await preferences.forgetUnread();
  expect(preferences.unread()).toEqual([]);
  expect(preferences.network(1)?.rpcUrls).not.toEqual([]);
  expect(preferences.settings().autoLockMinutes).toBe(3);
});

it('keeps the built-in nodes beside a private relay, and takes both away together', async () => {
  const { preferences } = await over({});
  const builtIn = preferences.network(1)?.rpcUrls;
  await preferences.setRoutes(1, {
    rpcUrls: [],
    sendUrl: 'https://relay.example/',
    bundlerUrl: 'https://bundler.example/',
  });
  expect(preferences.network(1)).toMatchObject({
    rpcUrls: builtIn,
    sendUrl: 'https://relay.example',
    bundlerUrl: 'https://bundler.example',
    ownRpc: false,
  });
  await preferences.setRoutes(1, {
    rpcUrls: ['https://own.example'],
    sendUrl: 'https://relay.example',
    bundlerUrl: null,
  });
  expect(preferences.network(1)).toMatchObject({ rpcUrls: ['https://own.example'], ownRpc: true });
  for (const sendUrl of ['relay', 'http://relay.example', 'send https://relay.example'])
    await expect(preferences.setRoutes(1, { rpcUrls: [], sendUrl, bundlerUrl: null })).rejects.toMatchObject({
      code: 'bad-input',
    });
  for (const bundlerUrl of ['bundler', 'http://bundler.example'])
    await expect(preferences.setRoutes(1, { rpcUrls: [], sendUrl: null, bundlerUrl })).rejects.toMatchObject({
      code: 'bad-input',
    });
  expect(preferences.network(1)?.sendUrl).toBe('https://relay.example');
  await preferences.setRoutes(1, { rpcUrls: [], sendUrl: null, bundlerUrl: null });
  expect(preferences.network(1)).toMatchObject({ rpcUrls: builtIn, sendUrl: null, bundlerUrl: null, ownRpc: false });
});

it('does not store a value that it could not read again', async () => {
  const { preferences, stored } = await over(RECORD);
  await expect(preferences.change({ windowEthereum: 'yes' as unknown as boolean })).rejects.toMatchObject({
    code: 'bad-input',
  });
  expect(await stored()).toEqual(RECORD);
});

it('menus show the usual networks, test networks behind a switch, what was added, and what the person put into them', async () => {
  const preferences = await openPreferences(await createMemoryVault());
  const shown = (chainId: number) => preferences.network(chainId)?.shown;
  expect([1, 8453, 100, 11155111, 31337].map(shown)).toEqual([true, true, false, false, false]);
  await preferences.change({ testNetworks: true });
  expect([11155111, 31337, 43113].map(shown)).toEqual([true, true, false]);
  await preferences.add(MINE);
  await preferences.setShown(100, true);
  await preferences.setShown(1, false);
  expect([MINE.chainId, 100, 1].map(shown)).toEqual([true, true, false]);
  await preferences.setShown(MINE.chainId, false);
  await preferences.remove(MINE.chainId);
  await preferences.add({ ...MINE, multicall: `0x${'ca'.repeat(20)}`, test: true });
  expect(preferences.network(MINE.chainId)).toMatchObject({
    shown: true,
    multicall: `0x${'ca'.repeat(20)}`,
    test: true,
  });
  await expect(preferences.setShown(424299, true)).rejects.toMatchObject({ code: 'not-found' });
});

it('an added network has the contracts of the list in the package, unless it names others', async () => {
  const [multicall, oracle] = [`0x${'ca'.repeat(20)}`, `0x${'0f'.repeat(20)}`] as const;
  const rows = [
    [424241, 'Other', 'ETH', [], null, true, null, null],
    [MINE.chainId, 'Mine', 'MINE', ['https://x.example'], null, true, multicall, oracle],
    'nonsense',
  ];
  const preferences = await openPreferences(await createMemoryVault(), async () => rows);
  await preferences.add(MINE);
  expect(preferences.network(MINE.chainId)).toMatchObject({ multicall, l1FeeOracle: oracle, test: true });
  expect(preferences.network(MINE.chainId)?.rpcUrls).toEqual(MINE.rpcUrls);
  await preferences.add({ ...MINE, chainId: 424241 });
  expect(preferences.network(424241)).toMatchObject({ multicall: null, test: true });
  expect(preferences.network(424241)?.l1FeeOracle).toBeUndefined();
  const without = await openPreferences(await createMemoryVault(), () => Promise.reject(new Error('no list')));
  await without.add(MINE);
  expect(without.network(MINE.chainId)).toMatchObject({ multicall: null, test: false });
});

it('an explorer is the one that the person chose, until they go back to the built-in one', async () => {
  const vault = await createMemoryVault();
  const preferences = await openPreferences(vault);
  const explorer = async () => (await openPreferences(vault)).network(1);
  await preferences.setExplorer(1, ' https://look.example/eth/ ');
  expect(await explorer()).toMatchObject({ explorerUrl: 'https://look.example/eth', ownExplorer: true });
  for (const url of ['', 'look.example', 'javascript:alert(1)', 'http://look.example'])
    await expect(preferences.setExplorer(1, url)).rejects.toMatchObject({ code: 'bad-input' });
  await expect(preferences.setExplorer(424299, 'https://look.example')).rejects.toMatchObject({ code: 'not-found' });
  await preferences.setExplorer(1, null);
  expect(await explorer()).toMatchObject({ explorerUrl: 'https://etherscan.io', ownExplorer: false });
});

it('prices are off at first, and a service is asked only at an address that is one', async () => {
  const preferences = await openPreferences(await createMemoryVault());
  expect(preferences.settings()).toMatchObject({ priceSource: 'off', priceService: { url: '' } });
  const named = (url: string) =>
    preferences.change({ priceSource: 'service', priceService: { format: 'coingecko', url } });
  await expect(preferences.change({ priceSource: 'service' })).rejects.toThrow('Enter the address of the service');
  for (const url of ['', 'prices', 'http://prices.example', 'javascript:alert(1)', 'file:///prices'])
    await expect(named(url)).rejects.toMatchObject({ code: 'bad-input' });
  expect(preferences.settings().priceSource).toBe('off');
  await named(' https://prices.example/api/v3/ ');
  expect(preferences.settings()).toMatchObject({
    priceSource: 'service',
    priceService: { url: 'https://prices.example/api/v3' },
  });
});

it('a source of prices that cannot be read is none', async () => {
  const settings = { priceSource: 'oracle', priceService: { format: 'coingecko', url: 7 }, currency: 'DOGE' };
  const { preferences } = await over({ ...RECORD, settings: { ...RECORD.settings, ...settings } });
  expect(preferences.settings()).toMatchObject({ autoLockMinutes: 7, priceSource: 'off', currency: 'USD' });
  expect(preferences.settings().priceService.url).toBe('');
});

it('keeps every change of those that come at the same moment', async () => {
  const preferences = await openPreferences(await createMemoryVault());
  await Promise.all([
    preferences.add(MINE),
    preferences.add({ ...MINE, chainId: 99 }),
    preferences.change({ autoLockMinutes: 7 }),
    preferences.setShown(1, false),
  ]);
  expect([MINE.chainId, 99].map((chainId) => preferences.network(chainId)?.name)).toEqual([MINE.name, MINE.name]);
  expect([preferences.settings().autoLockMinutes, preferences.network(1)?.shown]).toEqual([7, false]);
});

it('tells the settings that are stored without taking them over', async () => {
  const { preferences, vault } = await over(RECORD);
  await (await openPreferences(vault)).change({ windowEthereum: true });
  expect((await preferences.stored()).windowEthereum).toBe(true);
  expect(preferences.settings().windowEthereum).toBe(false);
});
