/** Carries requests of one document to the worker and responses back. Resends what a stopped worker left unanswered. Parses no request. */
import type { Ask, PortAsk, PortMessage, Tell } from '../messaging/page.ts';
import { MAX_REQUEST_LENGTH, MAX_UNANSWERED, PROVIDER_CODES, type ProviderErrorShape } from '../messaging/provider.ts';

/** The used part of `runtime.Port`. */
export interface BridgePort {
  postMessage(message: PortAsk): void;
  disconnect(): void;
  onMessage: { addListener(listener: (message: PortMessage) => void): void };
  onDisconnect: { addListener(listener: () => void): void };
}

export interface BridgeDeps {
  /** Opens a port to the worker and starts it if needed. Throws when the extension was updated or removed. */
  connect: () => BridgePort;
  /** False once the extension was updated or removed. */
  isAlive: () => boolean;
  tell: (message: Tell) => void;
  /** Runs a function after a delay in ms. */
  later: (run: () => void, delay: number) => void;
}

export interface Bridge {
  /** Call when the document is shown: connects if there is no port, then sends the waiting requests. The worker sends the site's state. */
  wake(): void;
  /** Call when the document is prerendered or enters the back/forward cache: closes the port; requests wait for `wake`. */
  suspend(): void;
  /** Call when the document is shown or hidden on the screen. Only a document that has subscriptions tells the worker. */
  look(visible: boolean): void;
  /** Takes one request of the page. `detail` is untrusted. */
  receive(detail: unknown): void;
}

/** After this many failed connections in a row the page gets `disconnect`; the bridge keeps trying. */
const FAILURES_TOLD = 4;
const FIRST_DELAY = 50;
const LONGEST_DELAY = 5_000;
/** The whole worker sends the site's state over each new port. One on which it says nothing for so long (ms) has met a worker that never started. */
export const LONGEST_SILENCE = 6_000;

/**
 * [Note: Requests outlive the worker]
 * A request keeps its number until it is answered. If the port closes while the document lives, the worker was stopped; the bridge then
 * sends all unanswered requests to the next worker under the same numbers, and the worker knows from them what it has already begun.
 *
 * The same applies to a document that returns from the back/forward cache. The browser closes the ports of cached documents and tells
 * only the worker, so an earlier port is never used again.
 *
 * Subscriptions live in the worker, too. While a document has some and is visible, it keeps a port. If the worker does not know one of
 * them any more, the page is told that the connection was lost, so that it subscribes again.
 */
export function createBridge({ connect, isAlive, tell, later }: BridgeDeps): Bridge {
  /** By the bridge's own number, not the page's; in order of arrival. */
  const unanswered = new Map<number, { pageId: number; text: string }>();
  let port: BridgePort | null = null;
  let lastId = 0;
  let failures = 0;
  let gone = false;
  let waitingToConnect = false;
  let resting = false;
  /** Ids of the subscriptions of this document. */
  let subscriptions: readonly string[] = [];
  let visible = true;

  function end(): void {
    if (gone) return;
    gone = true;
    unanswered.clear();
    tell({ kind: 'gone' });
  }

  function open(): void {
    waitingToConnect = false;
    if (gone || resting || port) return;
    const opened = tryConnect();
    if (!opened) {
      end();
      return;
    }
    port = opened;
    let silent = true;
    let nothingSaid = true;
    opened.onMessage.addListener(({ first, ...message }) => {
      // What the first script says is no sign that the whole worker starts.
      if (!first) {
        silent = false;
        failures = 0;
      }
      hearWorker(opened, message, nothingSaid);
      nothingSaid = false;
    });
    later(() => {
      if (!silent || port !== opened) return;
      opened.disconnect();
      lose(opened);
    }, LONGEST_SILENCE);
    opened.onDisconnect.addListener(() => lose(opened));
    for (const [id, { text }] of unanswered) post(opened, { id, text });
  }

  /** Sends on the port; a closed port throws and counts as lost. */
  function post(to: BridgePort, message: PortAsk): void {
    if (port !== to) return;
    try {
      to.postMessage(message);
    } catch {
      lose(to);
    }
  }

  /** `null` when the extension was updated or removed. */
  function tryConnect(): BridgePort | null {
    try {
      return isAlive() ? connect() : null;
    } catch {
      return null;
    }
  }

  function lose(lost: BridgePort): void {
    if (port !== lost) return;
    port = null;
    if (!isAlive()) end();
    if (gone || resting || waitingToConnect || !needsPort()) return;
    failures++;
    if (failures === FAILURES_TOLD) tell({ kind: 'lost' });
    waitingToConnect = true;
    later(open, Math.min(FIRST_DELAY * 2 ** (failures - 1), LONGEST_DELAY));
  }

  const needsPort = (): boolean => unanswered.size > 0 || (subscriptions.length > 0 && visible);

  /** @param isFirst it is the first message on this port */
  function hearWorker(from: BridgePort, message: PortMessage, isFirst: boolean): void {
    if (isFirst) {
      const ids = message.kind === 'subscriptions' ? message.ids : [];
      if (subscriptions.some((id) => !ids.includes(id))) tell({ kind: 'lost' });
      subscriptions = ids;
    }
    if (message.kind === 'subscriptions') {
      subscriptions = message.ids;
      if (!visible && subscriptions.length > 0) post(from, { visible });
      return;
    }
    if (message.kind === 'news') {
      tell(message);
      return;
    }
    if (message.kind === 'state') {
      tell(message);
      // A frame without a connection needs no port.
      if (!message.state.served && !needsPort() && port === from) {
        port = null;
        from.disconnect();
      }
      return;
    }
    const asked = unanswered.get(message.id);
    if (!asked) return;
    unanswered.delete(message.id);
    tell({ ...message, id: asked.pageId });
  }

  /** The error for a request that is not passed on; `null` if there is none. */
  function problemOf(text: string): ProviderErrorShape | null {
    if (gone)
      return {
        code: PROVIDER_CODES.disconnected,
        message: 'The wallet was updated or removed. Load this page again.',
      };
    if (text.length > MAX_REQUEST_LENGTH)
      return { code: PROVIDER_CODES.invalidRequest, message: 'The request is larger than 1 MB.' };
    if (unanswered.size >= MAX_UNANSWERED)
      return { code: PROVIDER_CODES.tooMany, message: 'Too many requests of this page wait for an answer.' };
    return null;
  }

  return {
    wake() {
      resting = false;
      if (!port && !waitingToConnect) open();
    },
    suspend() {
      resting = true;
      const closed = port;
      port = null;
      closed?.disconnect();
    },
    look(now) {
      visible = now;
      if (subscriptions.length === 0) return;
      if (port) post(port, { visible });
      else if (visible && !resting && !waitingToConnect) open();
    },
    receive(detail) {
      const ask = parseAsk(detail);
      if (!ask) return;
      const { id, text } = ask;
      if (!isAlive()) end();
      const problem = problemOf(text);
      if (problem) {
        tell({ kind: 'error', id, error: problem });
        return;
      }
      const own = ++lastId;
      unanswered.set(own, { pageId: id, text });
      if (port) post(port, { id: own, text });
      else if (!waitingToConnect) open();
    },
  };
}

/** Parses a message from the provider; `null` for anything else. */
function parseAsk(detail: unknown): Ask | null {
  if (typeof detail !== 'string' || detail.length > 2 * MAX_REQUEST_LENGTH + 1024) return null;
  try {
    const { id, text } = JSON.parse(detail);
    return Number.isSafeInteger(id) && typeof text === 'string' ? { id, text } : null;
  } catch {
    return null;
  }
}
