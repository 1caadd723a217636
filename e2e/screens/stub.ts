/** Simulates the worker for a page opened outside the extension: sends one snapshot, answers and records commands. */
import type { CommandName } from '../../src/messaging/commands.ts';
import type { Snapshot } from '../../src/messaging/snapshot.ts';

export interface StubParts {
  /** `null` sends none: the page stays as it is before the first snapshot. */
  snapshot: Snapshot | null;
  /** Answers by command; `{ error: { code, message } }` fails, `'never'` does not answer; a missing one is answered with null. */
  answers?: Partial<Record<CommandName, unknown>>;
  /** What storage.session holds. */
  session?: Record<string, unknown>;
  /** Whether this computer can hold a passkey itself. Default: true. */
  holdsPasskey?: boolean;
  /** The tab over which the popup is open. */
  activeTab?: { id: number; url: string };
  /** The page is in the side panel, which is no tab. */
  inPanel?: boolean;
}

/** What the stub leaves on `window` for a test to read or use. */
export interface StubWindow {
  commands: { name: CommandName; args: unknown }[];
  opened: string[];
  push(snapshot: Snapshot): void;
  /** Number of the page's timers that fire within half a second: answers of the worker, delays before drawing. */
  soon(): number;
}

/** Runs inside the page before its scripts (Playwright addInitScript): must refer to nothing outside itself. */
export function installStub(parts: StubParts): void {
  type Listener = (message: unknown) => void;
  const scope = globalThis as unknown as Record<string, unknown>;
  const store: Record<string, unknown> = { ...parts.session };
  const listeners: Listener[] = [];
  const timers = new Set<unknown>();
  const { setTimeout: start, clearTimeout: stop } = window;
  scope.setTimeout = (act: (...values: unknown[]) => void, milliseconds = 0, ...values: unknown[]) => {
    if (milliseconds > 500) return start(act, milliseconds, ...values);
    const timer = start(() => {
      timers.delete(timer);
      act(...values);
    }, milliseconds);
    timers.add(timer);
    return timer;
  };
  scope.clearTimeout = (timer: number | undefined) => {
    timers.delete(timer);
    stop(timer);
  };
  // Nothing is loaded ahead of its use: a screen is settled as soon as it has what it shows.
  scope.requestIdleCallback = () => 0;
  const stub: StubWindow = {
    commands: [],
    opened: [],
    push: (snapshot) => {
      for (const listener of listeners) listener({ kind: 'snapshot', snapshot });
    },
    soon: () => timers.size,
  };
  scope.stub = stub;

  const event = (kept: Listener[] = []) => ({
    addListener: (listener: Listener) => kept.push(listener),
    removeListener: () => {},
    hasListener: () => true,
  });
  const changes: Listener[] = [];
  const area = {
    get: async (keys: string | string[] | null) => {
      if (keys === null) return { ...store };
      const wanted = typeof keys === 'string' ? [keys] : keys;
      return Object.fromEntries(wanted.filter((key) => key in store).map((key) => [key, store[key]]));
    },
    set: async (items: Record<string, unknown>) => {
      Object.assign(store, items);
      for (const changed of changes) changed(items);
    },
    remove: async (keys: string | string[]) => {
      for (const key of [keys].flat()) delete store[key];
    },
    onChanged: event(),
  };
  const connect = () => {
    if (parts.snapshot !== null) setTimeout(() => stub.push(parts.snapshot as Snapshot), 0);
    return {
      name: 'ui',
      onMessage: event(listeners),
      onDisconnect: event(),
      disconnect: () => {},
      postMessage: (message: { id: number; name: CommandName; args: unknown }) => {
        stub.commands.push({ name: message.name, args: message.args });
        const answer = parts.answers?.[message.name] ?? null;
        if (answer === 'never') return;
        const failed = typeof answer === 'object' && answer !== null && 'error' in answer;
        const reply = failed
          ? { kind: 'error', id: message.id, error: answer.error }
          : { kind: 'answer', id: message.id, answer };
        setTimeout(() => {
          for (const listener of listeners) listener(reply);
        }, 0);
      },
    };
  };
  const open = async ({ url }: { url?: string }) => {
    if (url !== undefined) stub.opened.push(url);
    return { id: 90 };
  };
  const active = parts.activeTab ?? { id: 7, url: 'https://app.uniswap.org/swap' };
  const api = {
    runtime: {
      id: 'stub',
      connect,
      getURL: (path: string) => new URL(path, location.origin).href,
      getManifest: () => ({ version: '0.1.0' }),
      onMessage: event(),
    },
    tabs: {
      query: async (asked: { url?: unknown }) => (asked.url === undefined ? [active] : []),
      get: async () => active,
      getCurrent: async () => (parts.inPanel === true ? undefined : { id: 90 }),
      create: open,
      update: open,
      remove: async () => void stub.opened.push('closed'),
      onActivated: event(),
      onUpdated: event(),
    },
    windows: { create: open, update: open, getCurrent: async () => ({ id: 1 }) },
    identity: {
      getRedirectURL: (path: string) => `https://stub.chromiumapp.org/${path}`,
      launchWebAuthFlow: async () => 'https://stub.chromiumapp.org/oidc?code=1',
    },
    storage: { session: area, local: area, onChanged: event(changes) },
  };
  scope.PublicKeyCredential = Object.assign(() => {}, {
    isUserVerifyingPlatformAuthenticatorAvailable: async () => parts.holdsPasskey ?? true,
  });
  scope.chrome = api;
  scope.browser = api;
  // The popup must not close itself while it is drawn.
  window.close = () => void stub.opened.push('closed');
}
