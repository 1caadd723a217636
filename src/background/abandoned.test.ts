/** What was given up in a compartment that nothing opens again is freed at the start of the worker; an open compartment and one with an identity are left alone. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createUnfinishedRows } from '../session/testing/acts.ts';
import { compartmentOf } from '../vault/compartment.ts';
import { createMemoryVault } from '../vault/testing/memory.ts';
import { freeAbandoned } from './abandoned.ts';

const asked: string[] = [];
let isDown = false;
vi.mock('./browser/session-half.ts', () => ({ createSessionHalf: () => async () => new Uint8Array(32) }));
beforeEach(() => {
  asked.length = 0;
  isDown = false;
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    if (isDown) throw new TypeError('The line is cut.');
    asked.push(`${url} ${init.body}`);
    return new Response(null, { status: 204 });
  });
});
afterEach(() => vi.unstubAllGlobals());

async function leaveIn(disk: Awaited<ReturnType<typeof createMemoryVault>>, id: string, name: string): Promise<void> {
  const none = () => Promise.reject(new Error('Not used.'));
  const unfinished = createUnfinishedRows({
    vault: compartmentOf(disk, id),
    otherHalf: async () => new Uint8Array(32),
    at: none as never,
    readLog: none,
  });
  const token = new Uint8Array(32).fill(name.length);
  const account = { row: { kind: 'name', name } as const, token };
  await unfinished.during((note) =>
    note(token, { server: 'https://keys.example', account, idRow: null, keyRow: null }),
  );
}

it('frees in compartments that nothing opens again, as soon as the server answers', async () => {
  const disk = await createMemoryVault();
  await leaveIn(disk, 'gone', 'a');
  await leaveIn(disk, 'open', 'bb');
  await leaveIn(disk, 'full', 'ccc');
  await disk.commit([{ table: 'log', key: 'full/00/head', value: new Uint8Array(1) }]);
  const free = () => freeAbandoned(disk, (id) => id === 'open');
  isDown = true;
  await free();
  isDown = false;
  expect(await disk.list('local', 'gone/')).toHaveLength(1);
  await free();
  await free();
  expect(asked).toHaveLength(1);
  expect(asked[0]).toContain('"name":"a"');
  expect(await disk.list('local', 'gone/')).toEqual([]);
  expect(await disk.list('local', '')).toHaveLength(2);
});
