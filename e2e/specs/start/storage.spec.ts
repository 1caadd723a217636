/** The two stored copies in a real browser: IndexedDB and the origin-private file system, each lost or damaged while the worker is stopped. */
import type { Page } from '@playwright/test';
import { expect, test } from '../../fixtures.ts';
import type { Wallet } from '../../support/wallet.ts';
import { withoutWorker } from '../../support/worker.ts';

/** Lets `act` work on the stores, from the full tab on a page that speaks to no worker, while no worker runs. */
async function onStores<Result>(wallet: Wallet, act: (page: Page) => Promise<Result>): Promise<Result> {
  await wallet.app.goto(wallet.url('manifest.json'));
  return withoutWorker(wallet.app, () => act(wallet.app));
}

const loseDatabase = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.deleteDatabase('vault');
        request.onsuccess = () => resolve();
        request.onerror = () => reject(request.error);
      }),
  );

/** Overwrites one row of the table that holds boxes, without the wallet. */
const damageDatabase = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('vault');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const transaction = opening.result.transaction('boxes', 'readwrite');
          const cursor = transaction.objectStore('boxes').openCursor();
          cursor.onsuccess = () => cursor.result?.update(new Uint8Array([1, 2, 3]));
          transaction.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
  );

type Files = Record<string, number[]>;

/** The files of the second copy, byte by byte. */
const readFiles = (page: Page): Promise<Files> =>
  page.evaluate(async () => {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('vault');
    const files: Files = {};
    for await (const [name, handle] of folder) {
      const file = await (handle as FileSystemFileHandle).getFile();
      files[name] = [...new Uint8Array(await file.arrayBuffer())];
    }
    return files;
  });

const writeFiles = (page: Page, files: Files): Promise<void> =>
  page.evaluate(async (contents) => {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('vault');
    for (const [name, bytes] of Object.entries(contents)) {
      const stream = await (await folder.getFileHandle(name)).createWritable();
      await stream.write(new Uint8Array(bytes));
      await stream.close();
    }
  }, files);

/** The same files with one byte in the middle of each changed. */
const damaged = (files: Files): Files =>
  Object.fromEntries(
    Object.entries(files).map(([name, bytes]) => [
      name,
      bytes.map((byte, place) => (place === bytes.length >> 1 ? byte ^ 0xff : byte)),
    ]),
  );

/** The account of the first character, after a login. */
async function accountAfterLogin(wallet: Wallet): Promise<string | undefined> {
  await wallet.unlock();
  const snapshot = await wallet.snapshot();
  return snapshot.kind === 'unlocked' ? snapshot.active?.accounts[0]?.address : undefined;
}

test('without IndexedDB everything is restored from the second copy', async ({ wallet }) => {
  const { address } = await wallet.createIdentity();
  await wallet.lock();
  await onStores(wallet, loseDatabase);
  const snapshot = await wallet.snapshot();
  expect(snapshot.kind).toBe('locked');
  expect(snapshot.kind === 'locked' && snapshot.notice).toBeTruthy();
  expect(await accountAfterLogin(wallet)).toBe(address);
});

test('a damaged row is restored from the second copy, a damaged second copy from the first', async ({ wallet }) => {
  const { address } = await wallet.createIdentity();
  await wallet.lock();
  await onStores(wallet, damageDatabase);
  expect((await wallet.snapshot()).kind).toBe('locked');
  const files = await onStores(wallet, readFiles);
  for (const bytes of Object.values(files)) expect(bytes.length).toBeGreaterThan(100);
  await onStores(wallet, (page) => writeFiles(page, damaged(files)));
  expect((await wallet.snapshot()).kind).toBe('locked');
  // The wallet opens from the first copy, and looks at all of the second one a little later.
  await expect.poll(() => readFiles(wallet.app)).not.toEqual(damaged(files));
  await onStores(wallet, loseDatabase);
  expect(await accountAfterLogin(wallet)).toBe(address);
});

test('with both damaged the wallet says so and overwrites nothing', async ({ wallet }) => {
  await wallet.createIdentity();
  await wallet.lock();
  const files = await onStores(wallet, readFiles);
  await onStores(wallet, async (page) => {
    await damageDatabase(page);
    await writeFiles(page, damaged(files));
  });
  expect((await wallet.snapshot()).kind).toBe('broken');
  expect(await onStores(wallet, readFiles)).toEqual(damaged(files));
  await onStores(wallet, (page) => writeFiles(page, files));
  expect((await wallet.snapshot()).kind).toBe('locked');
});
