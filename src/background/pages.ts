/** Keeps the ports of pages: who asks (by the browser's word alone), which requests are under way, which state each document was sent. Decides nothing. */
import { frameKey, type PortMessage, tabKey } from '../messaging/page.ts';
import { MAX_UNANSWERED, PROVIDER_CODES, type ProviderState } from '../messaging/provider.ts';
import type { ApprovalsDoor, Caller, PermissionsDoor, RawRequest, Reply } from '../rpc/deps.ts';
import { isServed, type PortSender } from './browser/sender.ts';
import { documentAt, isPagePort, parseMessage } from './page-port.ts';
import { type PageSettings, pageState } from './page-state.ts';
import type { Subscriptions } from './subscriptions.ts';

/** The part of `runtime.Port` that is used here. */
export interface PagePort {
  name: string;
  sender?: PortSender | undefined;
  postMessage(message: PortMessage): void;
  disconnect(): void;
  onMessage: { addListener(listener: (message: unknown) => void): void };
  onDisconnect: { addListener(listener: () => void): void };
}

export interface PagesDeps {
  /** The page API; never rejects. */
  handle: (caller: Caller, request: RawRequest) => Promise<Reply>;
  approvals: Pick<ApprovalsDoor, 'cancel'>;
  permissions: Pick<PermissionsDoor, 'serving' | 'servingNostr' | 'preferredChain'>;
  subscriptions: Pick<Subscriptions, 'opened' | 'closed' | 'seen' | 'ended'>;
  settings: () => Promise<PageSettings>;
  /** Sends WAKE_MESSAGE to every tab; tabs without a content script are skipped. */
  wakeTabs: () => Promise<void>;
  /** Runs something later (ms). */
  later: (run: () => void, delay: number) => void;
}

export interface Pages {
  /** Accepts the port of a content script; `false` for any other port. */
  accept(port: PagePort): boolean;
  /** Sends a changed state to every document of this site; settles when each document with a port has it. */
  announce(origin: string): Promise<void>;
  /** As `announce` for every site, and wakes the documents that have no port: after unlocking, moving a site, changing a setting. */
  announceAll(): Promise<void>;
  /**
   * Another identity is in use now: closes the port of each document whose site does not belong to this one, so that it comes to the
   * wallet in use. A request that is under way is sent again there.
   */
  release(isHeld: (origin: string) => Promise<boolean>): Promise<void>;
  /** A tab was closed: its requests are cancelled. */
  tabClosed(tabId: number): Promise<void>;
}

interface PageDocument {
  caller: Caller;
  key: string;
  port: PagePort | null;
  /** JSON of the state that was sent last; empty: none yet. */
  told: string;
  underWay: Map<number, AbortController>;
}

/** A document counts as gone when its port closed and no new one came within this time (ms). */
const GONE_AFTER = 1_000;

/** Every tab is woken once within this time (ms), however often states change. */
const WAKE_EVERY = 250;

/** Documents that sent requests to an earlier worker reconnect at once. After this time (ms) their requests are cancelled. */
const RETURN_WITHIN = 15_000;

export function createPages(deps: PagesDeps): Pages {
  const { approvals, handle, later, subscriptions } = deps;
  const documents = new Map<string, PageDocument>();

  const isWelcome = async ({ origin }: Caller): Promise<boolean> => isServed(origin, (await deps.settings()).httpSites);

  /** The state that a document may see now. */
  async function stateOf(caller: Caller): Promise<ProviderState> {
    const { permissions } = deps;
    const { origin } = caller;
    const settings = await deps.settings();
    const grant = isServed(origin, settings.httpSites) ? await permissions.serving(origin) : null;
    // Every answer waits for this: nothing is read that does not count.
    if (grant !== null) return pageState(caller, { settings, grant, hasNostr: false, chosenChain: null });
    const hasNostr = (await permissions.servingNostr(origin)) !== null;
    return pageState(caller, { settings, grant, hasNostr, chosenChain: await permissions.preferredChain(origin) });
  }

  async function announceTo(document: PageDocument): Promise<void> {
    const state = await stateOf(document.caller);
    const text = JSON.stringify(state);
    if (document.port === null || document.told === text) return;
    document.told = text;
    post(document, { kind: 'state', state });
  }

  function post(document: PageDocument, message: PortMessage): void {
    try {
      document.port?.postMessage(message);
    } catch {
      // The port has just closed: the content script sends its request again, or it is gone.
    }
  }

  async function run(document: PageDocument, id: number, text: string): Promise<void> {
    // The request was sent again while it is under way: the answer goes to the port that is open at that time.
    if (document.underWay.has(id)) return;
    const abort = new AbortController();
    document.underWay.set(id, abort);
    const reply = await answer(document, { key: `${document.key}${id};`, text, signal: abort.signal });
    document.underWay.delete(id);
    post(document, { ...reply, id });
  }

  /** Never rejects: without an answer a page would wait for ever. */
  async function answer(document: PageDocument, request: RawRequest): Promise<Reply> {
    try {
      return (await isWelcome(document.caller)) ? await handle(document.caller, request) : NOT_WELCOME;
    } catch (error) {
      console.error(error);
      return { kind: 'error', error: { code: PROVIDER_CODES.internal, message: FAULT } };
    }
  }

  async function forget(document: PageDocument, message: string): Promise<void> {
    documents.delete(document.key);
    for (const abort of document.underWay.values()) abort.abort();
    await approvals.cancel(document.key, message, { askerGone: true });
  }

  /** Another document is in this frame now: cancels the requests of the one before it. */
  async function replaceOthers(frame: string, key: string): Promise<void> {
    for (const other of [...documents.values()])
      if (other.key.startsWith(frame) && other.key !== key) await forget(other, LOADED);
    await subscriptions.ended((other) => other.startsWith(frame) && other !== key);
    const isOther = (request: { key: string }): boolean =>
      request.key.startsWith(frame) && !request.key.startsWith(key);
    await approvals.cancel(isOther, LOADED, { askerGone: true });
  }

  function documentOf(caller: Caller, key: string): PageDocument {
    const known = documents.get(key);
    if (known && known.caller.origin === caller.origin) return known;
    const fresh: PageDocument = { caller, key, port: null, told: '', underWay: new Map() };
    documents.set(key, fresh);
    return fresh;
  }

  async function welcome(document: PageDocument, frame: string): Promise<void> {
    await replaceOthers(frame, document.key);
    // A port that has closed since would listen for ever.
    if (document.port !== null) await subscriptions.opened(document.key, (message) => post(document, message));
    await announceTo(document);
  }

  let waking = false;
  function wakeSoon(): void {
    if (waking) return;
    waking = true;
    later(() => {
      waking = false;
      void deps.wakeTabs();
    }, WAKE_EVERY);
  }

  later(() => void sweep(), RETURN_WITHIN);
  /** Cancels requests of documents that have not reconnected since the worker started. */
  async function sweep(): Promise<void> {
    const isHere = (key: string): boolean => [...documents.keys()].some((document) => key.startsWith(document));
    await approvals.cancel(({ key }) => key.startsWith('page:') && !isHere(key), GONE, { askerGone: true });
  }

  return {
    accept(port) {
      if (!isPagePort(port)) return false;
      const known = documentAt(port);
      if (!known) {
        port.disconnect();
        return true;
      }
      const { tabId, frameId } = known.caller;
      const document = documentOf(known.caller, known.key);
      document.port = port;
      document.told = '';
      // Requests wait for the welcome, so that the state is sent before the first answer.
      // After a welcome that failed (full session memory) requests are handled all the same: each meets its own error.
      const ready = welcome(document, frameKey(tabId, frameId)).catch(console.error);
      port.onMessage.addListener((message) => {
        const asked = parseMessage(message);
        if (asked && 'visible' in asked) void ready.then(() => subscriptions.seen(document.key, asked.visible));
        if (!asked || 'visible' in asked || document.underWay.size >= MAX_UNANSWERED) return;
        void ready.then(() => run(document, asked.id, asked.text));
      });
      port.onDisconnect.addListener(() => {
        if (document.port !== port) return;
        document.port = null;
        subscriptions.closed(document.key);
        later(() => {
          if (document.port === null && documents.get(document.key) === document) void forget(document, GONE);
        }, GONE_AFTER);
      });
      return true;
    },
    async announce(origin) {
      for (const document of documents.values()) if (document.caller.origin === origin) await announceTo(document);
      // Documents that lost their port with an earlier worker reconnect; nothing here waits for that.
      wakeSoon();
    },
    async announceAll() {
      for (const document of documents.values()) await announceTo(document);
      await deps.wakeTabs();
    },
    async release(isHeld) {
      for (const document of [...documents.values()]) {
        if (await isHeld(document.caller.origin)) continue;
        const { port } = document;
        document.port = null;
        subscriptions.closed(document.key);
        await subscriptions.ended((key) => key === document.key);
        await forget(document, GONE);
        port?.disconnect();
      }
    },
    async tabClosed(tabId) {
      const tab = tabKey(tabId);
      for (const document of [...documents.values()]) if (document.key.startsWith(tab)) await forget(document, GONE);
      await subscriptions.ended((key) => key.startsWith(tab));
      await approvals.cancel(tab, GONE, { askerGone: true });
    },
  };
}

const NOT_WELCOME: Reply = {
  kind: 'error',
  error: { code: PROVIDER_CODES.notGranted, message: 'Sites on plain http are not served.' },
};
const LOADED = 'The page was loaded again.';
const GONE = 'The page that asked is gone.';
const FAULT = 'The wallet could not do this because of a fault of its own.';
