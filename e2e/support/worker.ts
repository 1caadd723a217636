/** Stops the extension's service worker, as the browser does when it is idle, and keeps it out while a test works on what it stored. */
import type { BrowserContext, CDPSession, Page } from '@playwright/test';
import { expect } from '@playwright/test';

/**
 * Ends the worker and resolves when it has stopped; the next message starts it anew. Driven from a page of the
 * extension that speaks to no worker. Closing that page is an event that may start the worker at once: a test that
 * changes what is stored uses `withoutWorker`.
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

/** Like `stopWorker`, but at once, from an existing page. */
export async function stopFrom(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const stopped = new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('The worker did not stop.')), 60_000);
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

/**
 * Runs `act` over a time in which no worker of the extension was running. Any event of the browser may start one (a tab
 * that was closed before, a timer); then `act` runs once more, so it must come to the same when it runs again.
 * @param page one of the extension that speaks to no worker, such as manifest.json
 */
export async function withoutWorker<Result>(page: Page, act: () => Promise<Result>): Promise<Result> {
  const session = await sessionOf(page);
  const running = await watchWorkers(session);
  let result: Result | undefined;
  let quiet = false;
  for (let attempt = 0; !quiet && attempt < 20; attempt++) {
    // A worker sets its timer whenever it starts.
    await page.evaluate(() => chrome.alarms.clearAll());
    await session.send('ServiceWorker.stopAllWorkers');
    await expect.poll(running.now, { message: 'the worker stops' }).toBe(false);
    running.forget();
    result = await act();
    // A start during the act has been told before this is answered.
    await session.send('Runtime.evaluate', { expression: '0' });
    quiet = !running.seen();
  }
  await running.end();
  if (!quiet) throw new Error('The worker was started again each time.');
  return result as Result;
}

const sessions = new WeakMap<Page, Promise<CDPSession>>();

/** One session per tab, which ends with the tab: detaching it would take the tab's virtual authenticators along. */
export function sessionOf(page: Page): Promise<CDPSession> {
  let session = sessions.get(page);
  if (session === undefined) {
    session = page.context().newCDPSession(page);
    sessions.set(page, session);
  }
  return session;
}

interface Running {
  now(): boolean;
  /** Whether any worker was running at some moment since `forget`. */
  seen(): boolean;
  forget(): void;
  end(): Promise<void>;
}

async function watchWorkers(session: CDPSession): Promise<Running> {
  const status = new Map<string, string>();
  let seen = false;
  const now = (): boolean => [...status.values()].some((one) => one !== 'stopped');
  const update = ({ versions }: { versions: { versionId: string; runningStatus: string }[] }): void => {
    for (const version of versions) status.set(version.versionId, version.runningStatus);
    seen ||= now();
  };
  session.on('ServiceWorker.workerVersionUpdated', update);
  // Enabling tells every worker there is.
  await session.send('ServiceWorker.enable');
  await expect.poll(() => status.size, { message: 'the worker is known' }).toBeGreaterThan(0);
  return {
    now,
    seen: () => seen,
    forget: () => {
      seen = now();
    },
    async end() {
      session.off('ServiceWorker.workerVersionUpdated', update);
      await session.send('ServiceWorker.disable');
    },
  };
}
