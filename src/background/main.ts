/**
 * The first script of the service worker, and the first turn of it: registers every listener, because the browser drops an event that has
 * none by then. worker.ts has what they do. It is evaluated for the first event that needs it, and soon in any case; until then pages are
 * answered from session memory (first-answers/).
 */
import browser from 'webextension-polyfill';
import { type EarlyPort, toEarlyPort } from './browser/early-port.ts';
import { keepStorageToOurselves } from './browser/storage-access.ts';
import { isQuickQuestion, readFirstAnswers, type WholeWorker } from './first-answers/first-answers.ts';
import { isPagePort } from './page-port.ts';
import type { Worker } from './worker.ts';

/** What is due at every start waits no longer (ms). */
const SOON = 200;
/** Time until a worker that did not load is asked for again (ms): the first time, and at most. */
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 8_000;

// At every start: by default a content script can read the extension's storage.
const trusted = keepStorageToOurselves();
const answers = readFirstAnswers(
  (names) => browser.storage.session.get(names),
  browser.runtime.getManifest().version,
).catch(() => null);

let hasBegun = false;
let isLoading = false;
let loaded: Worker | null = null;
let pause = FIRST_PAUSE;
let nextAttempt: ReturnType<typeof setTimeout> | undefined;
/** What waits for the whole worker, in the order in which it came. */
let due: { act(worker: Worker): void; port?: EarlyPort }[] = [];

/** From here on the whole worker alone answers. */
function begin(): void {
  hasBegun = true;
  if (loaded !== null) perform(loaded);
  else if (!isLoading) void load();
}

async function load(): Promise<void> {
  isLoading = true;
  clearTimeout(nextAttempt);
  try {
    loaded = (await import('./worker.ts')).startWorker(trusted);
    perform(loaded);
  } catch (error) {
    console.error(error);
    // Whoever loses a port connects again. An event comes once, and waits.
    for (const { port } of due) port?.disconnect();
    due = due.filter(({ port }) => port === undefined);
    nextAttempt = setTimeout(begin, pause);
    pause = Math.min(pause * 2, LONGEST_PAUSE);
  } finally {
    isLoading = false;
  }
}

function perform(worker: Worker): void {
  for (const { act } of due.splice(0))
    try {
      act(worker);
    } catch (error) {
      console.error(error);
    }
}

const whole: WholeWorker = { hasBegun: () => hasBegun, begin };

function connect(port: EarlyPort): void {
  due.push({ port, act: (worker) => port.isOver() || worker.connected(port) });
}

/** Has the worker do something about an event. */
const doing =
  <Given extends unknown[]>(act: (worker: Worker, ...given: Given) => void) =>
  (...given: Given): void => {
    due.push({ act: (worker) => act(worker, ...given) });
    begin();
  };

browser.runtime.onConnect.addListener((port) => {
  const early = toEarlyPort(port);
  connect(early);
  if (hasBegun || !isPagePort(port)) {
    begin();
    return;
  }
  // A message that the first script has no answer to waits for nothing, not even for session memory.
  port.onMessage.addListener((message: unknown) => hasBegun || isQuickQuestion(message) || begin());
  answers
    .then((known) => hasBegun || known?.serve(early, whole) || begin())
    .catch((error) => {
      console.error(error);
      begin();
    });
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

setTimeout(begin, SOON);
