/** One tab to log in, however often and by how many workers it is asked for; its closing refuses. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createUnlockTab } from './unlock-tab.ts';

const browser = vi.hoisted(() => {
  const open = new Map<number, { id: number; url: string }>();
  let lastId = 0;
  return {
    open,
    runtime: {
      getURL: (path: string) => `chrome-extension://ours/${path}`,
      getContexts: vi.fn(async ({ tabIds }: { tabIds?: number[] }) =>
        [...open.values()]
          .filter(({ id, url }) => tabIds?.includes(id) !== false && url.startsWith('chrome-extension://ours/'))
          .map(({ id, url }) => ({ tabId: id, documentUrl: url })),
      ),
    },
    tabs: {
      create: vi.fn(async ({ url }: { url: string }) => {
        const tab = { id: ++lastId, url };
        open.set(tab.id, tab);
        return tab;
      }),
      update: vi.fn(async (id: number) => {
        const tab = open.get(id);
        if (!tab) throw new Error('No tab.');
        return { ...tab, windowId: 7 };
      }),
    },
    windows: { update: vi.fn(async () => undefined), create: vi.fn(async () => ({ tabs: [{ id: 500 }] })) },
  };
});
vi.mock('webextension-polyfill', () => ({ default: browser }));

const ASKER = { origin: 'https://app.example', connects: false };

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

function create() {
  const state = { now: 0, session: 'locked', takenUp: false, inUse: true };
  let kept: number | null = null;
  const memory = {
    load: async () => kept,
    save: async (value: number | null) => {
      kept = value;
    },
  };
  const start = () =>
    createUnlockTab({
      state: async () => state.session as never,
      takenUp: () => state.takenUp,
      memory,
      clock: () => state.now,
      isInUse: () => state.inUse,
      id: 'other',
      changed: () => undefined,
    });
  return { state, start, tabId: () => kept as number | null };
}

beforeEach(() => {
  browser.open.clear();
  vi.clearAllMocks();
});

describe('the sites that wait', () => {
  it('are each named once, and one that belongs to another identity now waits no more', async () => {
    const { start } = create();
    const tab = start();
    const mine = [tab.ensureUnlocked(ASKER), tab.ensureUnlocked({ ...ASKER, connects: true })];
    const other = tab.ensureUnlocked({ origin: 'https://other.example', connects: false });
    await turn();
    expect(tab.asking()).toEqual([
      { origin: 'https://app.example', connects: true },
      { origin: 'https://other.example', connects: false },
    ]);
    tab.released('https://app.example');
    for (const each of mine) await expect(each).rejects.toMatchObject({ code: 'stopped' });
    expect(tab.asking()).toEqual([{ origin: 'https://other.example', connects: false }]);
    tab.unlocked();
    await other;
    expect(tab.asking()).toEqual([]);
  });
});

describe('the tab to log in', () => {
  it('names the identity, where another one is in use', async () => {
    const { state, start } = create();
    state.inUse = false;
    const tab = start();
    const asked = tab.ensureUnlocked(ASKER);
    await turn();
    expect(browser.tabs.create).toHaveBeenCalledWith(
      expect.objectContaining({ url: expect.stringMatching(/#\/login\?close=1&identity=other$/) }),
    );
    state.takenUp = true;
    tab.unlocked();
    await asked;
  });

  it('is one for all waiting requests, and comes to the front only now and then', async () => {
    const { state, start } = create();
    const tab = start();
    const all = [tab.ensureUnlocked(ASKER), ...Array.from({ length: 50 }, () => tab.ensureUnlocked(ASKER))];
    await turn();
    expect(browser.tabs.create).toHaveBeenCalledTimes(1);
    expect(browser.tabs.update).not.toHaveBeenCalled();
    state.now += 6_000;
    all.push(tab.ensureUnlocked(ASKER), tab.ensureUnlocked(ASKER));
    await turn();
    expect(browser.tabs.update).toHaveBeenCalledTimes(1);
    expect(browser.windows.update).toHaveBeenCalledExactlyOnceWith(7, { focused: true });
    expect(tab.waiting()).toBe(53);
    tab.unlocked();
    await Promise.all(all);
  });

  it('is found again by the next worker', async () => {
    const { start, tabId } = create();
    void start().ensureUnlocked(ASKER);
    await turn();
    const next = start();
    const again = next.ensureUnlocked(ASKER);
    await turn();
    expect(browser.tabs.create).toHaveBeenCalledTimes(1);
    await next.tabClosed(tabId() ?? -1);
    await expect(again).rejects.toMatchObject({ code: 'stopped' });
  });

  it('is opened anew when the earlier one is gone or shows something else', async () => {
    const goElsewhere = () => {
      for (const tab of browser.open.values()) tab.url = 'https://app.example/';
    };
    for (const change of [() => browser.open.clear(), goElsewhere]) {
      // By the worker that opened it, and by one that was started since.
      for (const sameWorker of [true, false]) {
        const { state, start, tabId } = create();
        const tab = start();
        void tab.ensureUnlocked(ASKER);
        await turn();
        const before = browser.tabs.create.mock.calls.length;
        change();
        state.now += 6_000;
        void (sameWorker ? tab : start()).ensureUnlocked(ASKER);
        await turn();
        expect(browser.tabs.create).toHaveBeenCalledTimes(before + 1);
        expect(browser.open.get(tabId() ?? -1)?.url).toBe('chrome-extension://ours/app.html#/login?close=1');
      }
    }
  });

  it('is the start where that is open already, and closing it refuses the requests all the same', async () => {
    const { state, start, tabId } = create();
    state.session = 'empty';
    const begun = { id: 40, url: 'chrome-extension://ours/app.html#/start' };
    browser.open.set(39, { id: 39, url: 'chrome-extension://ours/popup.html' });
    browser.open.set(begun.id, begun);
    const tab = start();
    const waiting = tab.ensureUnlocked(ASKER);
    await turn();
    expect(browser.tabs.create).not.toHaveBeenCalled();
    expect(browser.tabs.update).toHaveBeenCalledExactlyOnceWith(begun.id, { active: true });
    expect(tabId()).toBe(begun.id);
    await tab.tabClosed(begun.id);
    await expect(waiting).rejects.toMatchObject({ code: 'stopped' });

    // Where none is open, one is opened.
    browser.open.clear();
    void tab.ensureUnlocked(ASKER).catch(() => undefined);
    await turn();
    expect(browser.tabs.create).toHaveBeenCalledExactlyOnceWith({ url: 'chrome-extension://ours/app.html#/start' });
  });

  it('lets no request through before every part of the wallet has settled', async () => {
    const { state, start } = create();
    state.session = 'unlocked';
    const tab = start();
    let through = false;
    const waiting = tab.ensureUnlocked(ASKER).then(() => {
      through = true;
    });
    await turn();
    expect(through).toBe(false);
    expect(browser.tabs.create).not.toHaveBeenCalled();
    state.takenUp = true;
    tab.unlocked();
    await waiting;
    await tab.ensureUnlocked(ASKER);
  });

  it('refuses waiting requests when the wallet cannot settle, and opens again afterwards', async () => {
    const { start } = create();
    const tab = start();
    const waiting = tab.ensureUnlocked(ASKER);
    await turn();
    tab.failed();
    await expect(waiting).rejects.toMatchObject({ code: 'stopped' });
    void tab.ensureUnlocked(ASKER);
    await turn();
    expect(tab.waiting()).toBe(1);
  });

  it('opens in a new window where no window takes tabs; where that fails too, waiting requests are refused', async () => {
    const { start, tabId } = create();
    browser.tabs.create.mockRejectedValueOnce(new Error('No current window'));
    void start().ensureUnlocked(ASKER);
    await turn();
    expect(tabId()).toBe(500);
    browser.tabs.create.mockRejectedValueOnce(new Error('No current window'));
    browser.windows.create.mockRejectedValueOnce(new Error('No.'));
    const other = create().start();
    await expect(other.ensureUnlocked(ASKER)).rejects.toMatchObject({ code: 'stopped' });
  });

  it('refuses no request when another tab is closed', async () => {
    const { start } = create();
    const tab = start();
    void tab.ensureUnlocked(ASKER);
    await turn();
    await tab.tabClosed(999);
    expect(tab.waiting()).toBe(1);
  });

  it('refuses no request when it closes itself after a login elsewhere, before the wallet has settled', async () => {
    const { state, start, tabId } = create();
    const tab = start();
    const waiting = tab.ensureUnlocked(ASKER);
    await turn();
    state.session = 'unlocked';
    await tab.tabClosed(tabId() ?? -1);
    expect(tab.waiting()).toBe(1);
    tab.unlocked();
    await waiting;
  });
});
