/**
 * The whole worker, behind the listeners of the first script (main.ts): the wallets, the ports of our own pages, and what each event has them
 * do. What only the wallet's own pages ask for is loaded when they do.
 */
import browser, { type Idle, type Runtime } from 'webextension-polyfill';
import { nextTask } from '../lib/next-task.ts';
import { LAST_PICTURE, makePictureKey } from '../messaging/last-picture.ts';
import { clearOnAlarm } from './browser/clipboard.ts';
import type { EarlyPort } from './browser/early-port.ts';
import { speakLanguage } from './browser/language.ts';
import { createLastPicture } from './browser/last-picture.ts';
import { createMemory, forgetAhead, readAhead } from './browser/memory.ts';
import { clickedActivity } from './browser/notifications.ts';
import { openTab } from './browser/open-tab.ts';
import { applyInjection } from './browser/register-scripts.ts';
import { prepareSessionHalf } from './browser/session-half.ts';
import { applySidePanel } from './browser/side-panel.ts';
import { createUiPorts } from './browser/ui-port.ts';
import { createUiCommands } from './ui-commands.ts';
import { openWallets, type Wallets } from './wallets.ts';

const AUTO_LOCK_ALARM = 'auto-lock';

/** What each event has the worker do. */
export interface Worker {
  connected(port: EarlyPort): void;
  installed(reason: Runtime.OnInstalledReason): void;
  tabRemoved(tabId: number): void;
  windowRemoved(windowId: number): void;
  notificationClicked(id: string): void;
  alarm(name: string): void;
  idle(state: Idle.IdleState): void;
  /** Online again. */
  online(): void;
}

/** @param trusted content scripts cannot read what is stored */
export function startWorker(trusted: Promise<void>): Worker {
  speakLanguage();
  const { ports, wallets } = openParts(trusted);
  const current = () => wallets.then((all) => all.current());
  void current().then(({ preferences }) => {
    // An update of the extension drops the registered scripts.
    void applyInjection(preferences.settings());
    void applySidePanel(preferences.settings());
  });
  void browser.alarms.create(AUTO_LOCK_ALARM, { periodInMinutes: 0.5 });

  return {
    connected(port) {
      if (ports.accept(port)) return;
      // What answers is evaluated while the disk is read, and not when the wallet is open. Where it cannot be loaded, the answer says so.
      if (port.isAsked())
        void nextTask()
          .then(() => import('../rpc/table.ts'))
          .catch(() => undefined);
      const isAccepted = wallets.then((all) => all.accept(port));
      // A document whose port closes asks again.
      void isAccepted.then((accepted) => accepted || port.disconnect()).catch(() => port.disconnect());
    },
    installed(reason) {
      if (reason === 'install') void openTab('app.html#/start');
    },
    tabRemoved(tabId) {
      void wallets.then(async (all) => {
        for (const { pages, unlockTab } of await all.opened()) {
          await unlockTab.tabClosed(tabId);
          await pages.tabClosed(tabId);
        }
      });
    },
    windowRemoved(windowId) {
      void current().then(async ({ promptWindow, approvals }) => {
        const closed = await promptWindow.closed(windowId);
        if (closed) await approvals.promptClosed(closed.shownId);
      });
    },
    notificationClicked(id) {
      const activityId = clickedActivity(id);
      if (activityId !== null) void openTab(`app.html#/settings/history/of/${encodeURIComponent(activityId)}`);
    },
    alarm(name) {
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
    },
    idle(state) {
      if (state === 'locked') void current().then(({ session }) => session.lock());
    },
    // What waits in the outbox is sent.
    online: () => void current().then(({ rounds }) => rounds.now()),
  };
}

function openParts(trusted: Promise<void>) {
  const lastPicture = createLastPicture({
    memory: createMemory(LAST_PICTURE),
    key: () => makePictureKey(indexedDB),
    later: (act, milliseconds) => void setTimeout(act, milliseconds),
  });
  readAhead();
  prepareSessionHalf();
  const wallets: Promise<Wallets> = trusted
    .then(() =>
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
    )
    .finally(forgetAhead);
  const current = () => wallets.then((all) => all.current());
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
  return { ports, wallets };
}
