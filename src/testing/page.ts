/** A page with the whole way behind it, as in a browser: provider, content script, ports, page API. Only the browser between them is fake. */

import { createPages, type PagePort } from '../background/pages.ts';
import { createSubscriptions } from '../background/subscriptions.ts';
import { createBridge, LONGEST_SILENCE } from '../content/bridge.ts';
import type { Listener } from '../inpage/listeners.ts';
import { createProvider } from '../inpage/provider.ts';
import type { PortAsk, PortMessage } from '../messaging/page.ts';
import { createWorld, SITE, settle, type World } from '../rpc/testing/world.ts';

const NONCE = '00000000-0000-4000-8000-000000000001';

export interface Answer {
  result?: unknown;
  code?: number;
  error?: Error & { code: number; data?: unknown };
}

export type Page = Awaited<ReturnType<typeof openPage>>;

/** Opens a page of SITE in the top frame of a tab. */
export async function openPage(world: World = createWorld()) {
  let timers: { run: () => void; delay: number }[] = [];
  const later = (run: () => void, delay: number): void => void timers.push({ run, delay });
  const subscriptions = createSubscriptions({ watches: watchesOf(world), later });
  const pages = createPages({
    handle: (caller, request) => world.rpc.handle(caller, request),
    approvals: { cancel: (...all) => world.approvals.cancel(...all) },
    permissions: {
      serving: (origin) => world.permissions.serving(origin),
      servingNostr: (origin) => world.permissions.servingNostr(origin),
      preferredChain: (origin) => world.permissions.preferredChain(origin),
    },
    subscriptions,
    settings: async () => ({ windowEthereum: true, windowNostr: true, httpSites: false }),
    wakeTabs: async () => {},
    later,
  });
  world.hooks.announce = pages.announce;
  world.hooks.subscriptions = (document) => void subscriptions.changed(document);

  let stopPort = (): void => {};
  let alive = true;
  const { provider, receive } = createProvider((ask) => bridge.receive(JSON.stringify(ask)));
  const bridge = createBridge({
    connect() {
      const [page, worker] = portPair();
      stopPort = page.stop;
      pages.accept(worker);
      return page.port;
    },
    isAlive: () => alive,
    tell: (message) => receive(JSON.parse(JSON.stringify(message))),
    later,
  });
  const events: [name: string, value: unknown][] = [];
  for (const name of ['connect', 'disconnect', 'chainChanged', 'accountsChanged', 'message'])
    provider.on(name, ((value: unknown) => events.push([name, value])) as Listener);
  bridge.wake();
  await settle();
  return {
    world,
    provider,
    events,
    /** What came of a request. */
    async ask(method: string, params?: object): Promise<Answer> {
      try {
        return { result: await provider.request(params === undefined ? { method } : { method, params }) };
      } catch (error) {
        const fault = error as NonNullable<Answer['error']>;
        return { code: fault.code, error: fault };
      }
    },
    /** All timers run, but not that of a port without an answer. */
    async pass(): Promise<void> {
      const due = timers;
      timers = [];
      for (const { run, delay } of due) if (delay !== LONGEST_SILENCE) run();
      await settle();
    },
    /** The worker is stopped; a new one starts when it is asked. */
    stopWorker(): void {
      world.restart();
      stopPort();
    },
    /** The wallet is updated or removed. */
    remove(): void {
      alive = false;
      stopPort();
    },
  };
}

/** Of the worker that runs at the time. */
const watchesOf = (world: World) => ({
  subscriptions: (document: string) => world.watches.subscriptions(document),
  news: (document: string) => world.watches.news(document),
  end: (isGone: (document: string) => boolean) => world.watches.end(isGone),
});

/** Two ends of a port. Messages cross as JSON, in order and not at once. */
function portPair() {
  const heard = { page: [] as ((message: PortMessage) => void)[], worker: [] as ((message: unknown) => void)[] };
  const lost = { page: [] as (() => void)[], worker: [] as (() => void)[] };
  let open = true;
  const crossing = <Message>(to: ((message: Message) => void)[], message: Message): void => {
    if (!open) throw new Error('Attempting to use a disconnected port object');
    const text = JSON.stringify(message);
    queueMicrotask(() => {
      if (open) for (const listener of to) listener(JSON.parse(text) as Message);
    });
  };
  const close = (listeners: (() => void)[]): void => {
    if (!open) return;
    open = false;
    for (const listener of listeners) listener();
  };
  const page = {
    port: {
      postMessage: (message: PortAsk) => crossing<unknown>(heard.worker, message),
      disconnect: () => close(lost.worker),
      onMessage: { addListener: (listener: (message: PortMessage) => void) => void heard.page.push(listener) },
      onDisconnect: { addListener: (listener: () => void) => void lost.page.push(listener) },
    },
    stop: () => close([...lost.page, ...lost.worker]),
  };
  const worker: PagePort = {
    name: `page/${NONCE}`,
    sender: { origin: SITE, frameId: 0, tab: { id: 1 } },
    postMessage: (message) => crossing(heard.page, message),
    disconnect: () => close(lost.page),
    onMessage: { addListener: (listener) => void heard.worker.push(listener) },
    onDisconnect: { addListener: (listener) => void lost.worker.push(listener) },
  };
  return [page, worker] as const;
}

/** A page of a site that is connected, before anything else has happened. */
export async function connected(): Promise<Page> {
  const page = await openPage();
  await page.world.connect();
  await page.world.hooks.announce(SITE);
  await settle();
  page.events.length = 0;
  return page;
}

/** Asks, and the person approves. */
export async function approved(page: Page, method: string, params: object) {
  const asking = page.ask(method, params);
  await page.world.approveFirst();
  return asking;
}
