/** Resets the extension's profile: empties every store and restarts the worker. Keeps the tab and its authenticators. */
import { expect, type Page } from '@playwright/test';
import type { Wallet } from './wallet.ts';
import { withoutWorker } from './worker.ts';

export async function forgetEverything(wallet: Wallet): Promise<void> {
  const { app, url } = wallet;
  // This page does not connect to the worker, so nothing holds the stores open.
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
      // `blocked` is not final: the deletion goes on as soon as the stopped worker's connection is closed.
      await new Promise<void>((resolve, reject) => {
        const request = indexedDB.deleteDatabase(name);
        request.onsuccess = () => resolve();
        request.onerror = () => reject(request.error);
      });
    }
    await chrome.storage.local.clear();
    await chrome.storage.session.clear();
  });
