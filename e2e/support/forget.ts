/** Resets the extension's profile: empties every store and restarts the worker. Keeps the tab and its authenticators. */
import { expect } from '@playwright/test';
import { emptyStores } from './stores.ts';
import type { Wallet } from './wallet.ts';
import { withoutWorker } from './worker.ts';

export async function forgetEverything(wallet: Wallet): Promise<void> {
  const { app, url } = wallet;
  // This page does not connect to the worker, so nothing holds the stores open.
  await app.goto(url('manifest.json'));
  await withoutWorker(app, () => emptyStores(app));
  expect((await wallet.snapshot()).kind).toBe('empty');
}
