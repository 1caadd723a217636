/** Makes the extension's profile as new: every store emptied, the worker started afresh. Keeps the tab and its authenticators. */
import { expect } from '@playwright/test';
import type { Wallet } from './wallet.ts';

export async function forgetEverything(wallet: Wallet): Promise<void> {
  const { app } = wallet;
  // A page that speaks to no worker, so that nothing holds the stores open.
  await app.goto(wallet.url('manifest.json'));
  // Its alarms would start it again in the middle, and it would repair one store from the other.
  await app.evaluate(() => chrome.alarms.clearAll());
  await wallet.stopWorker();
  await app.evaluate(async () => {
    for (const { name } of await indexedDB.databases()) {
      if (name === undefined) continue;
      // Blocked is no end: the deletion goes on as soon as the stopped worker's connection has been closed.
      await new Promise<void>((resolve, reject) => {
        const request = indexedDB.deleteDatabase(name);
        request.onsuccess = () => resolve();
        request.onerror = () => reject(request.error);
      });
    }
    const root = (await navigator.storage.getDirectory()) as FileSystemDirectoryHandle & {
      keys(): AsyncIterable<string>;
    };
    for await (const name of root.keys()) await root.removeEntry(name, { recursive: true });
    await chrome.storage.local.clear();
    await chrome.storage.session.clear();
  });
  await expect.poll(async () => (await wallet.snapshot()).kind).toBe('empty');
}
