/** Commits for which the first copy is enough: what somebody was told of is never lost, wherever the worker stops and whatever the second copy does. */
import { expect, it, vi } from 'vitest';
import { isWalletError } from '../lib/errors.ts';
import type { Mirror } from './copy.ts';
import { createMachine, type Stop, Stopped } from './testing/machine.ts';
import { createMemoryCopies, type MemoryCopies, reopenMemoryCopies } from './testing/memory.ts';
import { type Change, createVault, type Vault } from './vault.ts';

const put = (key: string, value: number): Change => ({ table: 'local', key, value: Uint8Array.of(value) });
const valueIn = async (vault: Vault, key: string) => (await vault.get('local', key))?.[0] ?? null;
const full = () => new DOMException('no space', 'QuotaExceededError');
const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

/** A vault whose second copy can be made to wait or to refuse. */
async function create() {
  const copies = createMemoryCopies();
  const second = { refuses: false, gate: Promise.resolve(), begun: 0 };
  const write: Mirror['write'] = async (...all) => {
    second.begun += 1;
    await second.gate;
    if (second.refuses) throw full();
    await copies.mirror.write(...all);
  };
  const vault = await createVault({ database: copies.database, mirror: { ...copies.mirror, write } });
  await vault.commit([put('a', 1)]);
  return { copies, second, vault };
}

const reopened = (copies: MemoryCopies) => createVault(reopenMemoryCopies(copies, createMachine()));
/** What the second copy alone holds. */
const secondOf = (copies: MemoryCopies) => reopened({ ...copies, cell: { bytes: null } });

it('is told and can be read before the second copy has it, which the next commit waits for', async () => {
  const { copies, second, vault } = await create();
  let open = () => {};
  second.gate = new Promise((resolve) => {
    open = resolve;
  });
  const before = second.begun;
  await vault.commit([put('a', 2)], [], 'first-copy');
  // Whoever was told has gone on by now, as far as it can without waiting.
  for (let turns = 0; turns < 50; turns++) await null;
  expect(second.begun).toBe(before);
  await vi.waitFor(() => expect(second.begun).toBe(before + 1));
  expect(await valueIn(vault, 'a')).toBe(2);
  expect(await valueIn(await secondOf(copies), 'a')).toBe(1);
  const begun = second.begun;
  const next = vault.commit([put('b', 1)], [], 'first-copy');
  await settled();
  expect(second.begun).toBe(begun);
  open();
  await next;
  await vault.commit([]);
  expect(await valueIn(await secondOf(copies), 'a')).toBe(2);
  expect(await valueIn(await secondOf(copies), 'b')).toBe(1);
});

it('stands when the second copy refuses, is said to be in one copy, and is in both after the next commit', async () => {
  const { copies, second, vault } = await create();
  second.refuses = true;
  await vault.commit([put('a', 2)], [], 'first-copy');
  await vault.commit([]);
  expect(vault.health().kind).toBe('one-copy');
  expect(await valueIn(vault, 'a')).toBe(2);
  second.refuses = false;
  await vault.commit([put('b', 1)]);
  expect(vault.health()).toEqual({ kind: 'ok' });
  const alone = await secondOf(copies);
  expect([await valueIn(alone, 'a'), await valueIn(alone, 'b')]).toEqual([2, 1]);
});

it.each(['before', 'after'])(
  'is not taken back with one that wants both copies and comes right %s it',
  async (place) => {
    const { copies, second, vault } = await create();
    second.refuses = true;
    const both = () => vault.commit([put('both', 1)]).catch((error) => isWalletError(error) && error.code);
    const earlier = place === 'before' ? both() : null;
    const told = vault.commit([put('told', 1)], [], 'first-copy');
    const failed = await (earlier ?? both());
    await told;
    expect(failed).toBe('storage-full');
    for (const one of [vault, await reopened(copies)])
      expect([await valueIn(one, 'told'), await valueIn(one, 'both')]).toEqual([1, null]);
  },
);

it('fails as a whole where the first copy or an expectation refuses it', async () => {
  const { copies, vault } = await create();
  await expect(vault.commit([put('a', 3)], [put('a', 9)], 'first-copy')).rejects.toMatchObject({ code: 'stale' });
  const refusing = await createVault({
    ...reopenMemoryCopies(copies, createMachine()),
    database: {
      ...copies.database,
      write: async () => {
        throw full();
      },
    },
  });
  await expect(refusing.commit([put('a', 3)], [], 'first-copy')).rejects.toMatchObject({ code: 'storage-full' });
  expect([await valueIn(refusing, 'a'), await valueIn(vault, 'a')]).toEqual([1, 1]);
});

it.each(['before', 'half', 'after'] satisfies Stop[])(
  'stopped %s any step, it is there if it was told, there or not otherwise, and both copies have the same soon',
  async (stop) => {
    // The journal of the second copy ends with its 32nd record.
    for (const history of [1, 2, 32, 33]) {
      let [told, untold] = [0, 0];
      for (let at = 0; ; at++) {
        const machine = createMachine();
        const copies = createMemoryCopies(machine);
        const vault = await createVault(copies);
        for (let n = 0; n < history; n++) await vault.commit([put('a', n), put('other', 7)], [], 'first-copy');
        await vault.commit([]);
        machine.start(at, stop);
        const isTold = await vault.commit([put('a', 100)], [], 'first-copy').then(
          () => true,
          (error) => {
            expect(error.cause).toBeInstanceOf(Stopped);
            return false;
          },
        );
        await vault.commit([]);
        const steps = machine.steps();
        machine.start();
        const again = await createVault(reopenMemoryCopies(copies, machine));
        const value = await valueIn(again, 'a');
        if (isTold) expect(value).toBe(100);
        else expect([history - 1, 100]).toContain(value);
        expect(['ok', 'repaired']).toContain(again.health().kind);
        expect(await valueIn(await secondOf(copies), 'a')).toBe(value);
        expect(await valueIn(again, 'other')).toBe(7);
        if (steps <= at) break;
        if (isTold) told += 1;
        else untold += 1;
      }
      // In the first copy it is one step; every later stop is one of the second copy.
      expect(untold).toBe(1);
      expect(told).toBeGreaterThan(1);
    }
  },
);
