/** Settings of a profile and of a guest: what a guest sets goes with him. */
import { expect, it } from 'vitest';
import { createGuestVault } from '../vault/guest.ts';
import { createMemoryVault } from '../vault/testing/memory.ts';
import { openPreferences } from './preferences.ts';

it('what a guest set is gone when he is, and is not written by a later change', async () => {
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
