/**
 * The service worker: registers its listeners in the first turn and nothing else. Everything after that is in wallet.ts. What only the
 * wallet's own pages ask for is loaded when they do.
 */
import browser from 'webextension-polyfill';
import { LAST_PICTURE, makePictureKey } from '../messaging/last-picture.ts';
import { clearOnAlarm } from './browser/clipboard.ts';
import { toEarlyPort } from './browser/early-port.ts';
import { speakLanguage } from './browser/language.ts';
import { createLastPicture } from './browser/last-picture.ts';
import { createMemory } from './browser/memory.ts';
import { onNotificationClick } from './browser/notifications.ts';
import { openTab } from './browser/open-tab.ts';
import { applyInjection } from './browser/register-scripts.ts';
import { applySidePanel } from './browser/side-panel.ts';
import { keepStorageToOurselves } from './browser/storage-access.ts';
import { createUiPorts } from './browser/ui-port.ts';
import { createUiCommands } from './ui-commands.ts';
import { openWallets, type Wallets } from './wallets.ts';

speakLanguage();

const AUTO_LOCK_ALARM = 'auto-lock';

// At every start: by default a content script can read the extension's storage.
const trusted = keepStorageToOurselves();

const lastPicture = createLastPicture({
  memory: createMemory(LAST_PICTURE),
  key: () => makePictureKey(indexedDB),
  later: (act, milliseconds) => void setTimeout(act, milliseconds),
});
const wallets: Promise<Wallets> = trusted.then(() =>
  openWallets(
    () => ports.changed(),
    {
      drop() {
        ports.drop();
        return lastPicture.drop();
      },
    },
    () => ports.expect(),
  ),
);
const current = () => wallets.then((all) => all.current());
void current().then(({ preferences }) => {
  // An update of the extension drops the registered scripts.
  void applyInjection(preferences.settings());
  void applySidePanel(preferences.settings());
});

const ports = createUiPorts({
  opened: wallets,
  async snapshot() {
    const { takeSnapshot } = await import('./views/snapshot.ts');
    const keep = lastPicture.taking();
    const wallet = await current();
    const snapshot = await takeSnapshot(wallet);
    // Of a hidden identity nothing is kept, and nothing of the one that was in use before it.
    if (wallet.others.isHidden()) await lastPicture.drop();
    else keep(snapshot);
    return snapshot;
  },
  run: createUiCommands(current),
  looked: async () => {
    const { shown, refreshShown } = await current();
    const characterId = shown.current();
    if (characterId !== null) await refreshShown(characterId);
  },
});

browser.runtime.onConnect.addListener((port) => {
  if (ports.accept(port)) return;
  const early = toEarlyPort(port);
  void wallets.then(async (all) => (await all.accept(early)) || port.disconnect());
});

onNotificationClick((id) => void openTab(`app.html#/settings/history/of/${encodeURIComponent(id)}`));

browser.runtime.onInstalled.addListener(({ reason }) => {
  if (reason === 'install') void openTab('app.html#/start');
});

browser.tabs.onRemoved.addListener((tabId) => {
  void wallets.then(async (all) => {
    for (const { pages, unlockTab } of await all.opened()) {
      await unlockTab.tabClosed(tabId);
      await pages.tabClosed(tabId);
    }
  });
});

browser.windows.onRemoved.addListener((windowId) => {
  void current().then(async ({ promptWindow, approvals }) => {
    const closed = await promptWindow.closed(windowId);
    if (closed) await approvals.promptClosed(closed.shownId);
  });
});

browser.alarms.onAlarm.addListener(({ name }) => {
  if (clearOnAlarm(name)) return;
  // Asking the session what is open compares the deadline with the clock, and locks after it.
  if (name === AUTO_LOCK_ALARM)
    void current().then(async ({ session, tracker, rounds, removals, settleIfEnded }) => {
      await settleIfEnded();
      await removals.forgetOld();
      // The tracker's timers end with the worker: this alarm checks pending transactions all the same.
      if ((await session.layers()).length === 0) return;
      void rounds.tick();
      await tracker.check();
    });
});
void browser.alarms.create(AUTO_LOCK_ALARM, { periodInMinutes: 0.5 });

// Online again: what waits in the outbox is sent.
self.addEventListener('online', () => void current().then(({ rounds }) => rounds.now()));

browser.idle.onStateChanged.addListener((state) => {
  if (state === 'locked') void current().then(({ session }) => session.lock());
});
