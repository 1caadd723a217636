/** Carries requests of one document to the worker and answers back; sends again what a stopped worker left unanswered. Reads no request. */
import type { Ask, PortMessage, Tell } from '../messaging/page.ts';
import { MAX_REQUEST_LENGTH, MAX_UNANSWERED, PROVIDER_CODES, type ProviderErrorShape } from '../messaging/provider.ts';

/** What is used of `runtime.Port`. */
export interface BridgePort {
  postMessage(message: Ask): void;
  disconnect(): void;
  onMessage: { addListener(listener: (message: PortMessage) => void): void };
  onDisconnect: { addListener(listener: () => void): void };
}

export interface BridgeDeps {
  /** Opens a port to the worker, starting it if need be. Throws when this script's extension was updated or removed. */
  connect: () => BridgePort;
  /** False once the extension that this script belongs to was updated or removed. */
  isAlive: () => boolean;
  tell: (message: Tell) => void;
  /** Runs something later (ms). */
  later: (run: () => void, delay: number) => void;
}

export interface Bridge {
  /** The document is shown: connects if there is no port; the state of the site follows, and what waits is sent. */
  wake(): void;
  /** The document is not shown: it is prerendered, or goes into the back/forward cache. Gives the port up; requests wait for `wake`. */
  rest(): void;
  /** One request of the page. `detail` is what a page's script wrote, whatever that is. */
  hear(detail: unknown): void;
}

/** Connecting that fails so often in a row is told to the page; it goes on all the same. */
const FAILURES_TOLD = 4;
const FIRST_DELAY = 50;
const LONGEST_DELAY = 5_000;

/**
 * [Note: Requests outlive the worker]
 * A request keeps its number until it is answered. When the port closes although the document lives, the worker was stopped; all that is
 * unanswered goes to the next one under the same numbers, and the worker knows from them what it has begun already.
 *
 * The same holds for a document that comes back from the back/forward cache. The browser closes the ports of cached documents and tells
 * only the worker, so a port from before is never trusted afterwards.
 */
export function createBridge({ connect, isAlive, tell, later }: BridgeDeps): Bridge {
  /** By our own number: the page's numbers are its own affair. In order of arrival. */
  const unanswered = new Map<number, { pageId: number; text: string }>();
  let port: BridgePort | null = null;
  let lastId = 0;
  let failures = 0;
  let gone = false;
  let waitingToConnect = false;
  let resting = false;

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
    opened.onMessage.addListener((message) => hearWorker(opened, message));
    opened.onDisconnect.addListener(() => lose(opened));
    for (const [id, { text }] of unanswered) post(opened, { id, text });
  }

  /** A port that was closed without a word throws: it is lost like any other. */
  function post(to: BridgePort, message: Ask): void {
    if (port !== to) return;
    try {
      to.postMessage(message);
    } catch {
      lose(to);
    }
  }

  /** `null` when the extension of this script is no more. */
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
    if (gone || resting || unanswered.size === 0 || waitingToConnect) return;
    failures++;
    if (failures === FAILURES_TOLD) tell({ kind: 'lost' });
    waitingToConnect = true;
    later(open, Math.min(FIRST_DELAY * 2 ** (failures - 1), LONGEST_DELAY));
  }

  function hearWorker(from: BridgePort, message: PortMessage): void {
    failures = 0;
    if (message.kind === 'state') {
      tell(message);
      // A frame that is not served has no use for a port.
      if (!message.state.served && unanswered.size === 0 && port === from) {
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

  /** Why a request is not passed on. */
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
    rest() {
      resting = true;
      const closed = port;
      port = null;
      closed?.disconnect();
    },
    hear(detail) {
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

/** `null` for anything that the provider does not send. */
function parseAsk(detail: unknown): Ask | null {
  if (typeof detail !== 'string' || detail.length > 2 * MAX_REQUEST_LENGTH + 1024) return null;
  try {
    const { id, text } = JSON.parse(detail);
    return Number.isSafeInteger(id) && typeof text === 'string' ? { id, text } : null;
  } catch {
    return null;
  }
}
