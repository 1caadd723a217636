/** Stops the extension's service worker, as the browser does when it is idle. */
import type { BrowserContext, Page } from '@playwright/test';

/**
 * Ends the worker and resolves when it has stopped; the next message starts it anew. Driven from a page of the
 * extension that speaks to no worker.
 */
export async function stopWorker(context: BrowserContext, extensionId: string): Promise<void> {
  const page = await context.newPage();
  try {
    await page.goto(`chrome-extension://${extensionId}/manifest.json`);
    await stopFrom(page);
  } finally {
    await page.close();
  }
}

/** As `stopWorker`, from a page that is there already: at once. */
export async function stopFrom(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const stopped = new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('The worker did not stop.')), 10_000);
    let seen = false;
    session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
      for (const version of versions) {
        if (version.runningStatus === 'stopping') seen = true;
        if (version.runningStatus !== 'stopped' && !(seen && version.runningStatus === 'starting')) continue;
        clearTimeout(timer);
        resolve();
      }
    });
  });
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
  await stopped;
}
