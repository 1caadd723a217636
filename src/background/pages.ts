/** Pages at the worker's door: who asks (from the browser alone), what is under way, what each document was told. Decides nothing. */
import { toQuantity } from '../ethereum/quantity.ts';
import { documentKey, frameKey, PAGE_PORT_PREFIX, type PortMessage, tabKey } from '../messaging/page.ts';
import { MAX_REQUEST_LENGTH, MAX_UNANSWERED, PROVIDER_CODES, type ProviderState } from '../messaging/provider.ts';
import type { ApprovalsDoor, Caller, PermissionsDoor, RawRequest, Reply } from '../rpc/deps.ts';
import { chainOf } from '../rpc/site.ts';
import { isServed, type PortSender, toCaller } from './browser/sender.ts';

/** What is used of `runtime.Port`. */
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
  permissions: Pick<PermissionsDoor, 'serving' | 'preferredChain'>;
  settings: () => Promise<{ windowEthereum: boolean; httpSites: boolean }>;
  /** Sends WAKE_MESSAGE to every tab; those without a content script are passed over. */
  wakeTabs: () => Promise<void>;
  /** Runs something later (ms). */
  later: (run: () => void, delay: number) => void;
}

export interface Pages {
  /** Takes a port of a content script; false for a port of someone else. */
  accept(port: PagePort): boolean;
  /** Sends the state of this site to its documents, where it changed; settles when those that have a port were told. */
  announce(origin: string): Promise<void>;
  /** As `announce` for every site, and wakes the documents that have no port: after unlocking, moving a site, changing a setting. */
  announceAll(): Promise<void>;
  /** A tab was closed: what it asked is refused. */
  tabClosed(tabId: number): Promise<void>;
}

interface PageDocument {
  caller: Caller;
  key: string;
  port: PagePort | null;
  /** JSON of the state it was told last. */
  told: string;
  underWay: Map<number, AbortController>;
}

/** A document whose port closed and that does not come back within this time is gone. */
const GONE_AFTER = 1_000;

/** In ms. */
const WAKE_EVERY = 250;

/** Documents that asked before the worker was stopped come back at once; after this time they do not any more. */
const RETURN_WITHIN = 15_000;

export function createPages(deps: PagesDeps): Pages {
  const { approvals, handle, later } = deps;
  const documents = new Map<string, PageDocument>();

  const isWelcome = async ({ origin }: Caller): Promise<boolean> => isServed(origin, (await deps.settings()).httpSites);

  /** What a document may know now. */
  async function stateOf({ origin, frameId }: Caller): Promise<ProviderState> {
    const { windowEthereum, httpSites } = await deps.settings();
    const grant = isServed(origin, httpSites) ? await deps.permissions.serving(origin) : null;
    return {
      served: isServed(origin, httpSites) && (frameId === 0 || grant !== null),
      chainId: toQuantity(await chainOf(deps.permissions, origin, grant)),
      accounts: grant?.accounts ?? [],
      windowEthereum,
    };
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
      // Closed in this moment: its content script asks again, or is gone.
    }
  }

  async function run(document: PageDocument, id: number, text: string): Promise<void> {
    // Sent again while it is under way: the answer goes to the port that is open then.
    if (document.underWay.has(id)) return;
    const abort = new AbortController();
    document.underWay.set(id, abort);
    const reply = await answer(document, { key: `${document.key}${id};`, text, signal: abort.signal });
    document.underWay.delete(id);
    post(document, { ...reply, id });
  }

  /** Never rejects: a page that got no answer would wait for ever. */
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

  /** Another document is in this frame now: what the one before it asked is nobody's any more. */
  async function replaceOthers(frame: string, key: string): Promise<void> {
    for (const other of [...documents.values()])
      if (other.key.startsWith(frame) && other.key !== key) await forget(other, LOADED);
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
    await announceTo(document);
  }

  let waking = false;
  /** However often a site makes its own state change, every tab is woken for it once within `WAKE_EVERY`. */
  function wakeSoon(): void {
    if (waking) return;
    waking = true;
    later(() => {
      waking = false;
      void deps.wakeTabs();
    }, WAKE_EVERY);
  }

  later(() => void sweep(), RETURN_WITHIN);
  /** Refuses what documents asked that did not come back after the worker was stopped. */
  async function sweep(): Promise<void> {
    const isHere = (key: string): boolean => [...documents.keys()].some((document) => key.startsWith(document));
    await approvals.cancel(({ key }) => key.startsWith('page:') && !isHere(key), GONE, { askerGone: true });
  }

  return {
    accept(port) {
      if (!port.name.startsWith(PAGE_PORT_PREFIX)) return false;
      const caller = toCaller(port.sender);
      const nonce = port.name.slice(PAGE_PORT_PREFIX.length);
      if (!caller || !UUID.test(nonce)) {
        port.disconnect();
        return true;
      }
      const { tabId, frameId } = caller;
      const document = documentOf(caller, documentKey(tabId, frameId, nonce));
      document.port = port;
      document.told = '';
      // Requests wait for the welcome: its state goes out before the first answer.
      // A welcome that fails (full session memory) keeps nobody from asking: each request finds out for itself.
      const ready = welcome(document, frameKey(tabId, frameId)).catch(console.error);
      port.onMessage.addListener((message) => {
        const asked = parseMessage(message);
        if (!asked || document.underWay.size >= MAX_UNANSWERED) return;
        void ready.then(() => run(document, asked.id, asked.text));
      });
      port.onDisconnect.addListener(() => {
        if (document.port !== port) return;
        document.port = null;
        later(() => {
          if (document.port === null && documents.get(document.key) === document) void forget(document, GONE);
        }, GONE_AFTER);
      });
      return true;
    },
    async announce(origin) {
      for (const document of documents.values()) if (document.caller.origin === origin) await announceTo(document);
      // Documents that lost their port with an earlier worker hear of it too; nothing waits for them.
      wakeSoon();
    },
    async announceAll() {
      for (const document of documents.values()) await announceTo(document);
      await deps.wakeTabs();
    },
    async tabClosed(tabId) {
      const tab = tabKey(tabId);
      for (const document of [...documents.values()]) if (document.key.startsWith(tab)) await forget(document, GONE);
      await approvals.cancel(tab, GONE, { askerGone: true });
    },
  };
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const NOT_WELCOME: Reply = {
  kind: 'error',
  error: { code: PROVIDER_CODES.notGranted, message: 'Sites on plain http are not served.' },
};
const LOADED = 'The page was loaded again.';
const GONE = 'The page that asked is gone.';
const FAULT = 'The wallet could not do this because of a fault of its own.';

/** `null` for what no content script of ours sends. */
function parseMessage(message: unknown): { id: number; text: string } | null {
  if (typeof message !== 'object' || message === null) return null;
  const { id, text } = message as Record<string, unknown>;
  if (typeof id !== 'number' || !Number.isSafeInteger(id) || typeof text !== 'string') return null;
  return text.length <= MAX_REQUEST_LENGTH ? { id, text } : null;
}
