/** The worker as the browser starts it: what a page of ours is sent that connects while the wallet locks. */
import 'fake-indexeddb/auto';
import { expect, it, vi } from 'vitest';
import { UI_PORT, type UiMessage } from '../messaging/ui-port.ts';
import { createPasskey, start } from './testing/hidden-pair.ts';
import type { Wallets } from './wallets.ts';

const worker = vi.hoisted(() => ({
  wallets: null as Promise<Wallets> | null,
  connect: (_port: unknown): void => undefined,
}));
vi.mock('webextension-polyfill', async () => {
  const { browser } = await import('./testing/kept-browser.ts');
  const event = { addListener: () => undefined };
  const onConnect = {
    addListener(listener: typeof worker.connect) {
      worker.connect = listener;
    },
  };
  const nothing = async () => undefined;
  return {
    default: {
      ...browser,
      runtime: { ...browser.runtime, id: 'ours', onConnect, onInstalled: event },
      tabs: { ...browser.tabs, onRemoved: event },
      windows: { ...browser.windows, onRemoved: event, getLastFocused: nothing },
      action: { ...browser.action, setPopup: nothing },
      notifications: { ...browser.notifications, onClicked: event },
      alarms: { onAlarm: event, create: nothing },
      idle: { onStateChanged: event },
    },
  };
});
vi.mock('./wallets.ts', async (original) => {
  const { openWallets } = await original<typeof import('./wallets.ts')>();
  return {
    openWallets(...given: Parameters<typeof openWallets>) {
      worker.wallets = openWallets(...given);
      return worker.wallets;
    },
  };
});
vi.mock('../vault/opfs-mirror.ts', () => import('./testing/no-mirror.ts'));
vi.mock('./browser/session-half.ts', () => import('./testing/memory-half.ts'));

/** A page that connects. @returns the kinds of the snapshots that it is sent */
function connect(): string[] {
  const kinds: string[] = [];
  const event = { addListener: () => undefined };
  const url = 'chrome-extension://ours/prompt.html';
  worker.connect({
    name: UI_PORT,
    sender: { id: 'ours', origin: 'chrome-extension://ours', url },
    onMessage: event,
    onDisconnect: event,
    postMessage: (message: UiMessage) => message.kind === 'snapshot' && kinds.push(message.snapshot.kind),
  });
  return kinds;
}

const until = (check: () => void): Promise<void> => vi.waitFor(check, 30_000);

it('sends nothing of the open wallet to a page that connects once it has begun to lock', async () => {
  const area = { setAccessLevel: async () => undefined };
  vi.stubGlobal('self', { addEventListener: () => undefined });
  vi.stubGlobal('chrome', {
    storage: { session: area, local: area },
    sidePanel: { setPanelBehavior: async () => undefined },
  });
  await import('./main.ts');
  await until(() => expect(worker.wallets).not.toBeNull());
  const wallets = (await worker.wallets) as Wallets;
  await start(wallets, createPasskey());
  const { promptWindow, changed, session } = await wallets.current();
  const before = connect();
  await until(() => expect(before.at(-1)).toBe('unlocked'));

  // The snapshot for the window is made ahead, and goes to the pages that are there.
  await promptWindow.prepare();
  const { length } = before;
  changed();
  await until(() => expect(before.length).toBeGreaterThan(length));
  const locking = session.lock();
  const during = connect();
  await locking;
  await until(() => expect(during.length).toBeGreaterThan(0));
  await until(() => expect(before.at(-1)).toBe('locked'));
  expect(new Set(during)).toEqual(new Set(['locked']));
});
