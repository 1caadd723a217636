/** The tab where the person logs in while requests of sites wait: one tab for all requests, and closing it refuses them. */
import browser from 'webextension-polyfill';
import { WalletError } from '../../lib/errors.ts';
import type { AskingSite } from '../../messaging/identity-choice.ts';
import type { Session } from '../../session/session.ts';
import type { Memory } from './memory.ts';
import { openTab } from './open-tab.ts';

export interface UnlockTabParts {
  state: Session['state'];
  /** Does every part of the wallet work with what is open? Between the login and that moment a request would find nothing open. */
  takenUp: () => boolean;
  /** The tab's id, for the next worker: requests that are sent again find the tab that is open. */
  memory: Memory<number>;
  clock: () => number;
  /** Is this the wallet that the person uses? */
  isInUse: () => boolean;
  /** Id of the identity's compartment: where another identity is in use, the page first offers to switch. */
  id: string;
  /** Which sites wait has changed. */
  changed: () => void;
}

export interface UnlockTab {
  /** Resolves when the wallet is open and settled (`takenUp`). @throws WalletError stopped, when the person closes the tab */
  ensureUnlocked(asker: AskingSite): Promise<void>;
  /** The wallet is open and settled: waiting requests go on. */
  unlocked(): void;
  /** The wallet could not settle after the login: waiting requests are refused. */
  failed(): void;
  tabClosed(tabId: number): Promise<void>;
  /** How many requests wait. */
  waiting(): number;
  /** Whose they are, each site once. */
  asking(): AskingSite[];
  /** This site belongs to another identity now: its requests wait here no more. */
  released(origin: string): void;
}

/** However often sites ask, the tab is brought to the front at most once in this time (ms). */
const PULL_EVERY = 5_000;

interface Waiter {
  asker: AskingSite;
  resolve(): void;
  reject(error: WalletError): void;
}

const notUnlocked = () => new WalletError('stopped', 'The wallet was not unlocked.');

export function createUnlockTab({ state, takenUp, memory, clock, isInUse, id, changed }: UnlockTabParts): UnlockTab {
  let waiters: Waiter[] = [];
  let showing: Promise<void> | null = null;
  let shownAt = 0;

  async function show(): Promise<void> {
    shownAt = clock();
    const known = await memory.load();
    if (known !== null && (await isOurs(known))) return bringToFront(known);
    if (!isInUse()) return memory.save(await openTab(`app.html#/login?close=1&identity=${id}`));
    if ((await state()) !== 'empty') return memory.save(await openTab('app.html#/login?close=1'));
    // Without an identity the start is open already: the installation opened it.
    const begun = await startTab();
    if (begun !== null) await bringToFront(begun);
    await memory.save(begun ?? (await openTab('app.html#/start')));
  }

  /** Shows the tab at once for the first request, and at most every `PULL_EVERY` for later ones. A tab that shows another page by now is replaced. */
  function ensureShown(): void {
    if (showing !== null && clock() - shownAt < PULL_EVERY) return;
    shownAt = clock();
    showing = (showing ?? Promise.resolve()).then(show);
    showing.catch(refuseAll);
  }

  function refuseAll(): void {
    for (const { reject } of waiters) reject(notUnlocked());
    waiters = [];
    showing = null;
  }

  return {
    async ensureUnlocked(asker) {
      const isUnlocked = (await state()) === 'unlocked';
      if (isUnlocked && takenUp()) return;
      const done = new Promise<void>((resolve, reject) => waiters.push({ asker, resolve, reject }));
      changed();
      // The wallet is unlocked and about to settle: no tab is needed.
      if (!isUnlocked) ensureShown();
      await done;
    },
    unlocked() {
      for (const waiter of waiters) waiter.resolve();
      waiters = [];
      showing = null;
      void memory.save(null);
    },
    failed: refuseAll,
    async tabClosed(closed) {
      await showing?.catch(() => undefined);
      if ((await memory.load()) !== closed) return;
      await memory.save(null);
      // After a login in another tab this one closes itself, maybe before the wallet has settled: that lets the requests go on or refuses them.
      if ((await state()) !== 'unlocked') refuseAll();
    },
    waiting: () => waiters.length,
    asking: () =>
      [...new Set(waiters.map(({ asker }) => asker.origin))].map((origin) => ({
        origin,
        connects: waiters.some(({ asker }) => asker.origin === origin && asker.connects),
      })),
    released(origin) {
      const gone = waiters.filter(({ asker }) => asker.origin === origin);
      waiters = waiters.filter((each) => !gone.includes(each));
      for (const { reject } of gone) reject(notUnlocked());
      changed();
    },
  };
}

/** Does this tab show a page of the wallet? The addresses of tabs are hidden from the wallet; which tabs hold its own pages is not. */
async function isOurs(tabId: number): Promise<boolean> {
  const contexts = await browser.runtime.getContexts({ contextTypes: ['TAB'], tabIds: [tabId] });
  return contexts.length > 0;
}

/** A tab that shows the wallet's start. */
async function startTab(): Promise<number | null> {
  const tabs = await browser.runtime.getContexts({ contextTypes: ['TAB'] });
  const page = browser.runtime.getURL('app.html');
  return tabs.find(({ documentUrl }) => documentUrl?.startsWith(page))?.tabId ?? null;
}

/** Brings its window to the front, too. */
async function bringToFront(tabId: number): Promise<void> {
  const tab = await browser.tabs.update(tabId, { active: true }).catch(() => null);
  if (tab?.windowId !== undefined) await browser.windows.update(tab.windowId, { focused: true }).catch(() => undefined);
}
