/** Makes the extension's profile as new: every store emptied, the worker started afresh. Keeps the tab and its authenticators. */
import { expect, type Page } from '@playwright/test';
import type { Wallet } from './wallet.ts';
import { withoutWorker } from './worker.ts';

export async function forgetEverything(wallet: Wallet): Promise<void> {
  const { app, url } = wallet;
  // A page that speaks to no worker, so that nothing holds the stores open.
  await app.goto(url('manifest.json'));
  await withoutWorker(app, () => emptyFrom(app));
  expect((await wallet.snapshot()).kind).toBe('empty');
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
