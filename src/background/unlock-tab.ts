/** The tab where the person logs in when a site's request waits for it: one for all that wait, and its closing says no. */
import browser from 'webextension-polyfill';
import { WalletError } from '../lib/errors.ts';
import type { Session } from '../session/session.ts';
import type { Memory } from './memory.ts';

export interface UnlockTab {
  /** Resolves when unlocked. @throws WalletError stopped, when the person closes the tab */
  ensureUnlocked(): Promise<void>;
  unlocked(): void;
  tabClosed(tabId: number): Promise<void>;
  /** How many requests wait. */
  waiting(): number;
}

/** A site that asks again and again does not pull the person back to the tab more often than this, in ms. */
const PULL_EVERY = 5_000;

/** @param memory the tab's id: requests that come again after a stop of the worker find the tab that is there */
export function createUnlockTab(
  session: Pick<Session, 'state'>,
  memory: Memory<number>,
  clock: () => number,
): UnlockTab {
  let waiters: { resolve(): void; reject(error: WalletError): void }[] = [];
  let showing: Promise<void> | null = null;
  let shownAt = 0;

  async function show(): Promise<void> {
    shownAt = clock();
    const known = await memory.load();
    if (known !== null && (await isOurs(known))) return bringToFront(known);
    const hash = (await session.state()) === 'empty' ? '#/start' : '#/login?close=1';
    const opened = await browser.tabs.create({ url: browser.runtime.getURL(`app.html${hash}`) });
    await memory.save(opened.id ?? null);
  }

  async function showAgain(): Promise<void> {
    if (clock() - shownAt < PULL_EVERY) return;
    shownAt = clock();
    const known = await memory.load();
    if (known !== null) await bringToFront(known);
  }

  return {
    async ensureUnlocked() {
      if ((await session.state()) === 'unlocked') return;
      const done = new Promise<void>((resolve, reject) => waiters.push({ resolve, reject }));
      if (showing === null) showing = show();
      else await showAgain();
      await done;
    },
    unlocked() {
      for (const waiter of waiters) waiter.resolve();
      waiters = [];
      showing = null;
      void memory.save(null);
    },
    async tabClosed(closed) {
      await showing?.catch(() => undefined);
      if ((await memory.load()) !== closed) return;
      await memory.save(null);
      showing = null;
      for (const waiter of waiters) waiter.reject(new WalletError('stopped', 'The wallet was not unlocked.'));
      waiters = [];
    },
    waiting: () => waiters.length,
  };
}

/** Is it there, and has it not gone on to another page? The browser may hide the address; then it counts as ours. */
async function isOurs(tabId: number): Promise<boolean> {
  const tab = await browser.tabs.get(tabId).catch(() => null);
  return tab !== null && (tab.url === undefined || tab.url.startsWith(browser.runtime.getURL('')));
}

async function bringToFront(tabId: number): Promise<void> {
  await browser.tabs.update(tabId, { active: true }).catch(() => undefined);
}
