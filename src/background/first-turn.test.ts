/** The first script by itself: what came before the whole worker was there reaches it in the order in which it came, also where it did not load at first. */
import { beforeEach, expect, it, vi } from 'vitest';
import { PAGE_PORT_PREFIX } from '../messaging/page.ts';
import { BASIS } from './first-answers/basis.ts';

type Listener = (...given: unknown[]) => unknown;

const stage = vi.hoisted(() => ({
  listeners: {} as Record<string, (...given: unknown[]) => unknown>,
  memory: {} as Record<string, unknown>,
  /** How many attempts fail. */
  failing: 0,
  attempts: 0,
  seen: [] as unknown[],
}));

vi.mock('webextension-polyfill', () => {
  const event = (name: string) => ({
    addListener(listener: Listener) {
      stage.listeners[name] = listener;
    },
  });
  return {
    default: {
      storage: {
        session: {
          get: async (names: string[]) =>
            Object.fromEntries(names.flatMap((name) => (name in stage.memory ? [[name, stage.memory[name]]] : []))),
        },
      },
      runtime: {
        id: 'ours',
        getManifest: () => ({ version: '1.2.3' }),
        onConnect: event('connected'),
        onInstalled: event('installed'),
      },
      tabs: { onRemoved: event('tabRemoved') },
      windows: { onRemoved: event('windowRemoved') },
      notifications: { onClicked: event('notificationClicked') },
      alarms: { onAlarm: event('alarm') },
      idle: { onStateChanged: event('idle') },
    },
  };
});
vi.mock('./worker.ts', () => ({
  startWorker() {
    stage.attempts += 1;
    if (stage.attempts <= stage.failing) throw new Error('The script did not load.');
    const note =
      (name: string) =>
      (...given: unknown[]) =>
        stage.seen.push([name, ...given]);
    const names = ['installed', 'tabRemoved', 'windowRemoved', 'notificationClicked', 'alarm', 'idle', 'online'];
    const connected = (port: Port['early']) => {
      stage.seen.push(['connected', port.name]);
      port.onMessage.addListener((message) => stage.seen.push([port.name, message]));
    };
    return { ...Object.fromEntries(names.map((name) => [name, note(name)])), connected };
  },
}));

type Early = import('./browser/early-port.ts').EarlyPort;
interface Port {
  early: Early;
  name: string;
  told: unknown[];
  isClosed: boolean;
  ask(method: string, id: number): void;
  close(): void;
}

const NONCE = '00000000-0000-4000-8000-00000000000';
const text = (method: string) => JSON.stringify({ method, params: [] });

function connect(name = `${PAGE_PORT_PREFIX}${NONCE}1`): Omit<Port, 'early'> {
  const heard: Listener[] = [];
  const lost: Listener[] = [];
  const port = {
    name,
    told: [] as unknown[],
    isClosed: false,
    ask(method: string, id: number) {
      for (const listener of heard) listener({ id, text: text(method) });
    },
    close() {
      for (const listener of lost) listener();
    },
  };
  stage.listeners.connected?.({
    name,
    sender: { id: 'ours', origin: 'https://one.example', url: 'https://one.example/', tab: { id: 1 }, frameId: 0 },
    postMessage: (message: unknown) => port.told.push(message),
    disconnect() {
      port.isClosed = true;
    },
    onMessage: { addListener: (listener: Listener) => heard.push(listener) },
    onDisconnect: { addListener: (listener: Listener) => lost.push(listener) },
  });
  return port;
}

const settings = { windowEthereum: true, windowNostr: true, httpSites: false };
const KEPT = { [BASIS]: { version: '1.2.3', inUse: 'first', others: [], settings } };

/** Evaluates the first script, as a start of the worker does. Nothing begins by itself before the timers run. */
async function startOver({ failing = 0, memory = KEPT as Record<string, unknown> } = {}): Promise<void> {
  Object.assign(stage, { listeners: {}, memory, failing, attempts: 0, seen: [] });
  vi.resetModules();
  await import('./main.ts');
}
/** What needs no timer has happened. */
const settle = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => {
  vi.useFakeTimers();
  const area = { setAccessLevel: async () => undefined };
  vi.stubGlobal('chrome', { storage: { session: area, local: area } });
  vi.stubGlobal('self', {
    addEventListener(name: string, listener: Listener) {
      stage.listeners[name] = listener;
    },
  });
  const silent = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  return () => {
    silent.mockRestore();
    vi.useRealTimers();
  };
});

it('passes every event on, with what it says', async () => {
  await startOver();
  stage.listeners.installed?.({ reason: 'install' });
  stage.listeners.tabRemoved?.(7, {});
  stage.listeners.windowRemoved?.(8);
  stage.listeners.notificationClicked?.('note');
  stage.listeners.alarm?.({ name: 'clear-clipboard' });
  stage.listeners.idle?.('locked');
  stage.listeners.online?.();
  await settle();
  expect(stage.seen.map((seen) => (seen as unknown[]).slice(0, 2))).toEqual([
    ['installed', 'install'],
    ['tabRemoved', 7],
    ['windowRemoved', 8],
    ['notificationClicked', 'note'],
    ['alarm', 'clear-clipboard'],
    ['idle', 'locked'],
    ['online'],
  ]);
});

it('loses no event where the whole worker did not load at first, and asks for it again without another event', async () => {
  await startOver({ failing: 4 });
  stage.listeners.idle?.('locked');
  const page = connect();
  const ours = connect('ui');
  await settle();
  stage.listeners.alarm?.({ name: 'clear-clipboard' });
  await settle();
  expect([stage.attempts, stage.seen]).toEqual([2, []]);
  // These connect again.
  expect([page.isClosed, ours.isClosed]).toEqual([true, true]);
  await vi.runAllTimersAsync();
  expect(stage.seen).toEqual([
    ['idle', 'locked'],
    ['alarm', 'clear-clipboard'],
  ]);
  const again = connect();
  await settle();
  expect(stage.seen.at(-1)).toEqual(['connected', again.name]);
});

it('an event that fails keeps none of the others from the worker', async () => {
  await startOver();
  stage.listeners.installed?.(undefined);
  stage.listeners.idle?.('locked');
  await settle();
  expect(stage.seen).toEqual([['idle', 'locked']]);
});

it('answers a page first, and hands its port on with what has no answer yet, in the order of all that came', async () => {
  await startOver();
  const [one, two] = [connect(`${PAGE_PORT_PREFIX}${NONCE}1`), connect(`${PAGE_PORT_PREFIX}${NONCE}2`)];
  two.ask('eth_chainId', 1);
  one.ask('eth_chainId', 1);
  await settle();
  expect([one, two].map(({ told }) => told)).toEqual(
    [1, 2].map(() => [
      expect.objectContaining({ kind: 'state', first: true }),
      { kind: 'result', id: 1, result: '0x1', first: true },
    ]),
  );
  expect(stage.attempts).toBe(0);
  one.ask('eth_requestAccounts', 2);
  one.ask('eth_chainId', 3);
  stage.listeners.alarm?.({ name: 'auto-lock' });
  await settle();
  expect(stage.seen).toEqual([
    ['connected', one.name],
    [one.name, { id: 2, text: text('eth_requestAccounts') }],
    [one.name, { id: 3, text: text('eth_chainId') }],
    ['connected', two.name],
    ['alarm', 'auto-lock'],
  ]);
  expect(one.told).toHaveLength(2);
});

it('begins soon in any case, and does not hand on a port that is over', async () => {
  await startOver();
  const [over, closed, here] = ['1', '2', '3'].map((n) => connect(`${PAGE_PORT_PREFIX}${NONCE}${n}`));
  over?.ask('eth_chainId', 1);
  await settle();
  over?.close();
  closed?.close();
  await vi.runAllTimersAsync();
  expect(stage.seen).toEqual([['connected', here?.name]]);
});

it('hands on a closed port whose page has asked something that waits for an answer', async () => {
  await startOver();
  const page = connect();
  page.ask('eth_requestAccounts', 1);
  page.close();
  await settle();
  expect(stage.seen).toEqual([
    ['connected', page.name],
    [page.name, { id: 1, text: text('eth_requestAccounts') }],
  ]);
});

it.each(['first/grants', 'first/blocked', 'first/watches'])(
  'where %s is no list, the whole worker answers at once',
  async (name) => {
    await startOver({ memory: { ...KEPT, [name]: 7 } });
    const page = connect();
    page.ask('eth_chainId', 1);
    await settle();
    expect(stage.seen).toEqual([
      ['connected', page.name],
      [page.name, { id: 1, text: text('eth_chainId') }],
    ]);
  },
);
