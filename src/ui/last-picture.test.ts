/** The picture that a page asks for before its scripts have loaded: found where a worker kept one, and nothing is made where there is none. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { IDBFactory } from 'fake-indexeddb';
import { expect, it } from 'vitest';
import { LAST_PICTURE, makePictureKey, sealPicture } from '../messaging/last-picture.ts';
import type { Snapshot } from '../messaging/snapshot.ts';
import { type EarlyPicture, findLastPicture } from './last-picture.ts';

const SCRIPT = readFileSync(join(import.meta.dirname, '../../public/early-picture.js'), 'utf8');
const SNAPSHOT = { kind: 'locked', waiting: 3 } as Snapshot;

type Change = Record<string, { oldValue?: unknown; newValue?: unknown }>;

/** What the script does in the head of a page. @param memory what session memory has @returns tells it what changes there */
function runEarly(indexedDB: IDBFactory, memory: Record<string, unknown>): (change: Change) => void {
  const heard: ((change: Change) => void)[] = [];
  const onChanged = { addListener: (listener: (change: Change) => void) => heard.push(listener) };
  const get = async (name: string) => (name in memory ? { [name]: memory[name] } : {});
  const page: { earlyPicture?: EarlyPicture | undefined } = {};
  runInNewContext(SCRIPT, Object.assign(page, { indexedDB, chrome: { storage: { session: { get, onChanged } } } }));
  (globalThis as typeof page).earlyPicture = page.earlyPicture;
  return (change) => {
    for (const listener of heard) listener(change);
  };
}

it('is the one that the worker kept, and is taken once', async () => {
  const disk = new IDBFactory();
  const stored = await sealPicture(await makePictureKey(disk), SNAPSHOT);
  runEarly(disk, { [LAST_PICTURE]: stored });
  expect(await findLastPicture()).toEqual(SNAPSHOT);
  expect(await findLastPicture()).toBeNull();
});

it('is none without a key or without a picture, and the worker can make a key afterwards', async () => {
  const disk = new IDBFactory();
  const stored = await sealPicture(await makePictureKey(new IDBFactory()), SNAPSHOT);
  runEarly(disk, { [LAST_PICTURE]: stored });
  expect(await findLastPicture()).toBeNull();
  expect(await disk.databases()).toEqual([]);
  const own = await sealPicture(await makePictureKey(disk), SNAPSHOT);
  runEarly(disk, {});
  expect(await findLastPicture()).toBeNull();
  runEarly(disk, { [LAST_PICTURE]: own });
  expect(await findLastPicture()).toEqual(SNAPSHOT);
});

it('is none if the worker deletes it after it was read, as a lock does', async () => {
  const disk = new IDBFactory();
  const stored = await sealPicture(await makePictureKey(disk), SNAPSHOT);
  const memory = { [LAST_PICTURE]: stored };
  const dropped = { [LAST_PICTURE]: { oldValue: stored } };
  runEarly(disk, memory)(dropped);
  expect(await findLastPicture()).toBeNull();
  const change = runEarly(disk, memory);
  const finding = findLastPicture();
  change(dropped);
  expect(await finding).toBeNull();
  const others = runEarly(disk, memory);
  others({ 'prices/1': { oldValue: 1 } });
  others({ [LAST_PICTURE]: { oldValue: stored, newValue: stored } });
  expect(await findLastPicture()).toEqual(SNAPSHOT);
});
