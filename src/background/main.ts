/** The service worker: registers its listeners in the first turn and nothing else. Everything after that is in wallet.ts. */
import browser from 'webextension-polyfill';
import { toEarlyPort } from './browser/early-port.ts';
import { openTab } from './browser/open-tab.ts';
import { applyInjection } from './browser/register-scripts.ts';
import { keepStorageToOurselves } from './browser/storage-access.ts';
import { createUiPorts } from './browser/ui-port.ts';
import { createCommands } from './run-command.ts';
import { takeSnapshot } from './views/snapshot.ts';
import { openWallet, type Wallet } from './wallet.ts';

const AUTO_LOCK_ALARM = 'auto-lock';

// At every start: by default a content script can read the extension's storage.
const trusted = keepStorageToOurselves();

const wallet: Promise<Wallet> = trusted.then(() => openWallet(() => ports.changed()));
const commands = wallet.then(createCommands);
// An update of the extension drops the registered scripts.
void wallet.then(({ preferences }) => applyInjection(preferences.settings()));

const ports = createUiPorts({
  snapshot: async () => takeSnapshot(await wallet),
  run: async (message) => (await commands)(message),
  looked: async () => {
    const { shown, refreshShown } = await wallet;
    const characterId = shown.current();
    if (characterId !== null) await refreshShown(characterId);
  },
});

browser.runtime.onConnect.addListener((port) => {
  if (ports.accept(port)) return;
  const early = toEarlyPort(port);
  void wallet.then(({ pages }) => pages.accept(early) || port.disconnect());
});

browser.runtime.onInstalled.addListener(({ reason }) => {
  if (reason === 'install') void openTab('app.html#/start');
});

browser.tabs.onRemoved.addListener((tabId) => {
  void wallet.then(async ({ pages, unlockTab }) => {
    await unlockTab.tabClosed(tabId);
    await pages.tabClosed(tabId);
  });
});

browser.windows.onRemoved.addListener((windowId) => {
  void wallet.then(async ({ promptWindow, approvals }) => {
    const closed = await promptWindow.closed(windowId);
    if (closed) await approvals.promptClosed(closed.shownId);
  });
});

browser.alarms.onAlarm.addListener(({ name }) => {
  // Asking the session what is open compares the deadline with the clock, and locks after it.
  if (name === AUTO_LOCK_ALARM)
    void wallet.then(async ({ session, tracker, rounds, settleIfEnded }) => {
      await settleIfEnded();
      // The tracker's timers end with the worker: this alarm checks pending transactions all the same.
      if ((await session.layers()).length === 0) return;
      void rounds.tick();
      await tracker.check();
    });
});
void browser.alarms.create(AUTO_LOCK_ALARM, { periodInMinutes: 0.5 });

// Online again: what waits in the outbox is sent.
self.addEventListener('online', () => void wallet.then(({ rounds }) => rounds.now()));

browser.idle.onStateChanged.addListener((state) => {
  if (state === 'locked') void wallet.then(({ session }) => session.lock());
});
