/** A guest's vault: nothing reaches the disk unless the guest stays, and a stopped worker changes nothing of that. */
import { describe, expect, it } from 'vitest';
import { utf8 } from '../lib/bytes.ts';
import { createGuestVault } from './guest.ts';
import { createMemoryVault } from './testing/memory.ts';
import type { Table } from './vault.ts';

async function begun() {
  const disk = await createMemoryVault();
  await disk.commit([{ table: 'settings', key: 'preferences', value: utf8('own') }]);
  const held: { text: string | null } = { text: null };
  const memory = {
    load: async () => held.text,
    save: async (value: string | null) => {
      held.text = value;
    },
  };
  return { disk, held, open: () => createGuestVault(disk, memory) };
}
const put = (table: Table, key: string, text: string) => ({ table, key, value: utf8(text) });

describe('a guest', () => {
  it('sees what the disk has, writes to memory, and leaves nothing', async () => {
    const { disk, held, open } = await begun();
    const { vault, guest } = await open();
    const before = await disk.exportAll();
    await guest.enter();
    expect(await vault.get('settings', 'preferences')).toEqual(utf8('own'));
    await vault.commit([put('log', 'id/head', 'head'), put('settings', 'preferences', 'changed')]);
    expect(await vault.get('log', 'id/head')).toEqual(utf8('head'));
    expect(vault.health()).toEqual({ kind: 'ok' });
    expect(await disk.exportAll()).toEqual(before);
    await guest.leave();
    expect(held.text).toBeNull();
    expect(await disk.exportAll()).toEqual(before);
    expect(await vault.get('log', 'id/head')).toBeNull();
    expect(await vault.get('settings', 'preferences')).toEqual(utf8('own'));
  });

  it('is still logged in after the worker was stopped, with all that was written', async () => {
    const { disk, open } = await begun();
    const first = await open();
    await first.guest.enter();
    for (let n = 0; n < 5; n++) await first.vault.commit([put('boxes', `id/${n}`, String(n))]);
    const again = await open();
    expect(again.guest.isIn()).toBe(true);
    expect(again.vault.health()).toEqual({ kind: 'ok' });
    expect(await again.vault.list('boxes', 'id/')).toHaveLength(5);
    await expect(again.vault.commit([], [put('boxes', 'id/0', 'other')])).rejects.toMatchObject({ code: 'stale' });
    expect(await disk.list('boxes', '')).toEqual([]);
  });

  it('who stays is on the disk, and no longer in memory', async () => {
    const { disk, held, open } = await begun();
    const { vault, guest } = await open();
    await guest.enter();
    await vault.commit([put('log', 'id/head', 'head')]);
    await guest.stay();
    expect(guest.isIn()).toBe(false);
    expect(held.text).toBeNull();
    expect(await disk.get('log', 'id/head')).toEqual(utf8('head'));
    await vault.commit([put('log', 'id/head', 'next')]);
    expect(await disk.get('log', 'id/head')).toEqual(utf8('next'));
  });
});
