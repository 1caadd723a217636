/**
 * The first script of the service worker, and the first turn of it: registers every listener, because the browser drops an event that has
 * none by then. worker.ts has what they do. It is evaluated for the first event that needs it, and soon in any case; until then pages are
 * answered from session memory (first-answers/).
 */
import browser from 'webextension-polyfill';
import { lazyLoad } from '../lib/lazy.ts';
import { type EarlyPort, toEarlyPort } from './browser/early-port.ts';
import { keepStorageToOurselves } from './browser/storage-access.ts';
import { isQuickQuestion, type Rest, readFirstAnswers } from './first-answers/first-answers.ts';
import { isPagePort } from './page-port.ts';
import type { Worker } from './worker.ts';

/** What is due at every start waits no longer (ms). */
const SOON = 200;

// At every start: by default a content script can read the extension's storage.
const trusted = keepStorageToOurselves();
const worker = lazyLoad(async () => (await import('./worker.ts')).startWorker(trusted));
const answers = readFirstAnswers(
  (names) => browser.storage.session.get(names),
  browser.runtime.getManifest().version,
).catch(() => null);

let hasBegun = false;
/** Ports of pages that wait for the worker, in the order in which they came. */
const waiting: EarlyPort[] = [];

const hand = (port: EarlyPort, to: Promise<Worker>): void =>
  void to.then(
    ({ connected }) => connected(port),
    () => port.disconnect(),
  );

/** From here on the worker alone answers. */
function begin(): Promise<Worker> {
  hasBegun = true;
  const loading = worker();
  for (const port of waiting.splice(0)) hand(port, loading);
  return loading;
}

const rest: Rest = { hasBegun: () => hasBegun, begin: () => void begin().catch(console.error) };

/** Has the worker do something about an event. */
const doing =
  <Given extends unknown[]>(act: (worker: Worker, ...given: Given) => void) =>
  (...given: Given): void =>
    void begin().then((begun) => act(begun, ...given), console.error);

browser.runtime.onConnect.addListener((port) => {
  const early = toEarlyPort(port);
  if (hasBegun || !isPagePort(port)) {
    hand(early, begin());
    return;
  }
  waiting.push(early);
  // Nobody waits for an answer that will not come.
  port.onMessage.addListener((message: unknown) => hasBegun || isQuickQuestion(message) || rest.begin());
  void answers.then((known) => hasBegun || known?.serve(early, rest) || rest.begin());
});

browser.runtime.onInstalled.addListener(doing((begun, { reason }) => begun.installed(reason)));
browser.tabs.onRemoved.addListener(doing((begun, tabId) => begun.tabRemoved(tabId)));
browser.windows.onRemoved.addListener(doing((begun, windowId) => begun.windowRemoved(windowId)));
browser.notifications.onClicked.addListener(doing((begun, id) => begun.notificationClicked(id)));
browser.alarms.onAlarm.addListener(doing((begun, { name }) => begun.alarm(name)));
browser.idle.onStateChanged.addListener(doing((begun, state) => begun.idle(state)));
self.addEventListener(
  'online',
  doing((begun) => begun.online()),
);

setTimeout(rest.begin, SOON);
