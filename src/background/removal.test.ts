/** An identity that is removed is gone whole or not at all, wherever the worker stops; the others stay. */
import { expect, it } from 'vitest';
import { utf8 } from '../lib/bytes.ts';
import {
  closable,
  compartmentOf,
  currentCompartment,
  filledCompartments,
  rememberCurrent,
} from '../vault/compartment.ts';
import { TABLES } from '../vault/table.ts';
import { createMemoryVault } from '../vault/testing/memory.ts';
import type { Vault } from '../vault/vault.ts';
import { listIdentities, storeIdentities } from './identity-list.ts';
import { endRemoval, removeFromDisk } from './removal.ts';

const row = (table: 'log' | 'local' | 'boxes', key: string) => ({ table, key, value: utf8(key) });

/** Two identities, `a` in use and named, each with rows and session memory. */
async function create() {
  const disk = await createMemoryVault();
  for (const id of ['a', 'b'])
    await compartmentOf(disk, id).commit([row('log', `${id}${id}/head`), row('local', 'copy/m'), row('boxes', 'x')]);
  await storeIdentities(disk, ['a', 'b'], { id: 'a', label: 'Night Market' });
  await rememberCurrent(disk, 'a');
  const memory = new Set(['a/keyring', 'a/grants', 'b/keyring', 'site-holders']);
  return { disk, memory };
}

async function rowsOf(disk: Vault, id: string): Promise<string[]> {
  const rows = await Promise.all(TABLES.map((table) => compartmentOf(disk, id).list(table, '')));
  return rows.flat().map(({ key }) => key);
}

/** Runs the removal and stops it before its step number `at`: a write to the disk, or to session memory. */
async function removeUntil(at: number, { disk, memory }: Awaited<ReturnType<typeof create>>): Promise<boolean> {
  let steps = 0;
  const step = () => {
    if (steps++ === at) throw new Error('The worker stopped.');
  };
  const stopping: Vault = {
    ...disk,
    async commit(changes, expect) {
      step();
      await disk.commit(changes, expect);
    },
  };
  const forget = async (id: string) => {
    for (const name of [...memory].filter((each) => each.startsWith(`${id}/`))) {
      step();
      memory.delete(name);
    }
  };
  const isDone = await removeFromDisk(stopping, 'a', ['b'])
    .then(() => endRemoval(stopping, forget))
    .then(
      () => true,
      () => false,
    );
  // The next start of the worker.
  await endRemoval(disk, async (id) => {
    for (const name of [...memory]) if (name.startsWith(`${id}/`)) memory.delete(name);
  });
  return isDone;
}

it('leaves everything or nothing of it, and the other identity untouched, at whichever step the worker stops', async () => {
  const outcomes: string[] = [];
  for (let at = 0, isDone = false; !isDone; at++) {
    const made = await create();
    const { disk, memory } = made;
    isDone = await removeUntil(at, made);
    const isWhole = (await rowsOf(disk, 'a')).length === 3 && memory.has('a/keyring') && memory.has('a/grants');
    const isGone = (await rowsOf(disk, 'a')).length === 0 && ![...memory].some((name) => name.startsWith('a/'));
    expect([isWhole, isGone]).toContain(true);
    outcomes.push(isWhole ? 'whole' : 'gone');
    expect(await rowsOf(disk, 'b')).toHaveLength(3);
    expect(memory.has('b/keyring')).toBe(true);
    expect(await filledCompartments(disk)).toEqual(isWhole ? ['a', 'b'] : ['b']);
    expect(await currentCompartment(disk)).toBe(isWhole ? 'a' : 'b');
    // Its name goes with it, and the number of the other stays.
    const listed = await listIdentities(disk, isWhole ? ['a', 'b'] : ['b']);
    expect(listed.map(({ label, number }) => label ?? number)).toEqual(isWhole ? ['Night Market', 2] : [2]);
    const stored = await disk.get('settings', 'identities');
    expect(new TextDecoder().decode(stored ?? new Uint8Array()).includes('Night Market')).toBe(isWhole);
  }
  expect(outcomes).toEqual(['whole', 'gone', 'gone', 'gone', 'gone']);
});

it('takes no more rows from a wallet whose identity is removed, and none that it had handed over stays', async () => {
  const { disk } = await create();
  const { vault, close, reopen } = closable(disk);
  const own = compartmentOf(vault, 'a');
  const late = own.commit([row('local', 'late')]);
  await close();
  await late;
  await expect(own.commit([row('local', 'later')])).rejects.toMatchObject({ code: 'refused' });
  await removeFromDisk(disk, 'a', ['b']);
  expect(await rowsOf(disk, 'a')).toEqual([]);
  reopen();
  await own.commit([row('local', 'again')]);
  expect(await rowsOf(disk, 'a')).toEqual(['again']);
});
