/** Makes the extension's profile as new: every store emptied, the worker started afresh. Keeps the tab and its authenticators. */
import { expect, type Page } from '@playwright/test';
import type { Wallet } from './wallet.ts';

export async function forgetEverything(wallet: Wallet): Promise<void> {
  // Any event of the browser may start the worker between one store and the next, and it repairs the one from the other:
  // then both are emptied once more.
  await expect
    .poll(
      async () => {
        await emptyStores(wallet);
        return (await wallet.snapshot()).kind;
      },
      { timeout: 30_000 },
    )
    .toBe('empty');
}

async function emptyStores({ app, url, stopWorker }: Wallet): Promise<void> {
  // A page that speaks to no worker, so that nothing holds the stores open.
  await app.goto(url('manifest.json'));
  await app.evaluate(() => chrome.alarms.clearAll());
  await stopWorker();
  await emptyFrom(app);
}

const emptyFrom = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const root = (await navigator.storage.getDirectory()) as FileSystemDirectoryHandle & {
      keys(): AsyncIterable<string>;
    };
    for await (const name of root.keys()) await root.removeEntry(name, { recursive: true });
    for (const { name } of await indexedDB.databases()) {
      if (name === undefined) continue;
      // Blocked is no end: the deletion goes on as soon as the stopped worker's connection has been closed.
      await new Promise<void>((resolve, reject) => {
        const request = indexedDB.deleteDatabase(name);
        request.onsuccess = () => resolve();
        request.onerror = () => reject(request.error);
      });
    }
    await chrome.storage.local.clear();
    await chrome.storage.session.clear();
  });
