/** A wallet that is locked while it settles forgets nothing of its sites: none is unblocked, none disconnected. */
import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { beforeEach, expect, it, vi } from 'vitest';
import { createPasskey, NO_PICTURE, run, start, unlockedOf } from './testing/hidden-pair.ts';
import { browser } from './testing/kept-browser.ts';
import { openWallets } from './wallets.ts';

vi.mock('webextension-polyfill', async () => ({ default: (await import('./testing/kept-browser.ts')).browser }));
vi.mock('../vault/opfs-mirror.ts', () => import('./testing/no-mirror.ts'));
vi.mock('./browser/session-half.ts', () => import('./testing/memory-half.ts'));

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  browser.sessionMemory.clear();
  vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('There is no network.')));
});

it('whichever reading of the profiles a lock comes before, sites stay blocked and connected', async () => {
  const [steals, good] = ['https://steals.example', 'https://good.example'];
  const wallets = await openWallets(() => undefined, NO_PICTURE);
  const passkey = createPasskey();
  await start(wallets, passkey);
  const { session, permissions, blocked, settle } = await wallets.current();
  const [character] = (await unlockedOf(wallets)).characters;
  const characterId = character?.id ?? '';
  const { accounts } = await session.profiles.read(characterId);
  await permissions.connect({ origin: good, characterId, accounts: accounts.map(({ address }) => address) });
  await run(wallets, 'block-site', { origin: steals });
  const { profiles } = session;
  const { readable } = profiles;
  let [readings, lockBefore] = [0, 0];
  profiles.readable = async () => {
    readings += 1;
    if (readings === lockBefore) await session.lock();
    return readable();
  };
  await settle();
  const all = readings;
  expect(all).toBeGreaterThan(2);
  for (lockBefore = 1; lockBefore <= all; lockBefore++) {
    // A login settles by itself.
    const isOpen = (await session.layers()).length > 0;
    readings = 0;
    await (isOpen ? settle() : run(wallets, 'unlock', await passkey.answer(wallets))).catch(() => undefined);
    expect([lockBefore, await session.layers()]).toEqual([lockBefore, []]);
    expect([lockBefore, await blocked.has(steals)]).toEqual([lockBefore, true]);
    expect([lockBefore, (await permissions.serving(good))?.characterId]).toEqual([lockBefore, characterId]);
  }
}, 120_000);
