/** The two stored copies in a real browser: IndexedDB and the origin-private file system, each lost or damaged while the worker is stopped. */
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import type { Wallet } from './support/wallet.ts';

/** The full tab on a page that speaks to no worker; the worker is stopped and stays so: its alarm would start it again. */
async function quiet(wallet: Wallet): Promise<Page> {
  await wallet.app.goto(wallet.url('manifest.json'));
  await wallet.app.evaluate(() => chrome.alarms.clearAll());
  await wallet.stopWorker();
  return wallet.app;
}

const loseDatabase = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.deleteDatabase('vault');
        request.onsuccess = () => resolve();
        request.onerror = () => reject(request.error);
        request.onblocked = () => reject(new Error('Something holds the database open.'));
      }),
  );

/** Overwrites one row of the table that holds boxes, past the wallet. */
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

/** Changes one byte in the middle of every file of the second copy; answers their sizes. */
const damageFiles = (page: Page): Promise<number[]> =>
  page.evaluate(async () => {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('vault');
    const sizes: number[] = [];
    for (const name of ['vault.a', 'vault.b']) {
      const handle = await folder.getFileHandle(name);
      const bytes = new Uint8Array(await (await handle.getFile()).arrayBuffer());
      const at = bytes.length >> 1;
      bytes[at] = (bytes[at] ?? 0) ^ 0xff;
      const stream = await handle.createWritable();
      await stream.write(bytes);
      await stream.close();
      sizes.push(bytes.length);
    }
    return sizes;
  });

/** The account of the first character, after a login. */
async function accountAfterLogin(wallet: Wallet): Promise<string | undefined> {
  await wallet.unlock();
  const snapshot = await wallet.snapshot();
  return snapshot.kind === 'unlocked' ? snapshot.active?.accounts[0]?.address : undefined;
}

test('without IndexedDB everything comes back from the second copy', async ({ wallet }) => {
  const { address } = await wallet.createIdentity();
  await wallet.lock();
  await loseDatabase(await quiet(wallet));
  const snapshot = await wallet.snapshot();
  expect(snapshot.kind).toBe('locked');
  expect(snapshot.kind === 'locked' && snapshot.notice).toBeTruthy();
  expect(await accountAfterLogin(wallet)).toBe(address);
});

test('a damaged row comes back from the second copy, a damaged second copy from the first', async ({ wallet }) => {
  const { address } = await wallet.createIdentity();
  await wallet.lock();
  await damageDatabase(await quiet(wallet));
  expect((await wallet.snapshot()).kind).toBe('locked');
  for (const size of await damageFiles(await quiet(wallet))) expect(size).toBeGreaterThan(100);
  expect((await wallet.snapshot()).kind).toBe('locked');
  await loseDatabase(await quiet(wallet));
  expect(await accountAfterLogin(wallet)).toBe(address);
});

test('with both damaged the wallet says so and overwrites nothing', async ({ wallet }) => {
  await wallet.createIdentity();
  await wallet.lock();
  const page = await quiet(wallet);
  await damageDatabase(page);
  await damageFiles(page);
  expect((await wallet.snapshot()).kind).toBe('broken');
  const undone = await quiet(wallet);
  await damageFiles(undone);
  expect((await wallet.snapshot()).kind).toBe('locked');
});
