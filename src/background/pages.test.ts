/** Who asks comes from the browser, what each document is told, and what happens to requests whose document is gone. */
import { describe, expect, it, vi } from 'vitest';
import type { ApprovalRequest } from '../approvals/record.ts';
import type { PortMessage } from '../messaging/page.ts';
import type { SiteGrant } from '../permissions/grant.ts';
import type { Caller, RawRequest, Reply } from '../rpc/deps.ts';
import { type PortSender, toCaller } from './browser/sender.ts';
import { createPages, type PagePort } from './pages.ts';

const SITE = 'https://app.example';
const NONCE = '00000000-0000-4000-8000-00000000000';
const sender = (tabId = 1, frameId = 0, origin = SITE): PortSender => ({ origin, frameId, tab: { id: tabId } });

class FakePort implements PagePort {
  name: string;
  sender: PortSender;
  said: PortMessage[] = [];
  closed = false;
  private heard: ((message: unknown) => void)[] = [];
  private lost: (() => void)[] = [];
  constructor(from: PortSender, nonce = `${NONCE}1`) {
    this.name = `page/${nonce}`;
    this.sender = from;
  }
  postMessage(message: PortMessage): void {
    if (this.closed) throw new Error('Attempting to use a disconnected port object');
    this.said.push(message);
  }
  disconnect(): void {
    this.closed = true;
  }
  onMessage = { addListener: (listener: (message: unknown) => void) => void this.heard.push(listener) };
  onDisconnect = { addListener: (listener: () => void) => void this.lost.push(listener) };
  ask(message: unknown): void {
    for (const listener of this.heard) listener(message);
  }
  /** The document goes away. */
  leave(): void {
    this.closed = true;
    for (const listener of this.lost) listener();
  }
  get answers(): PortMessage[] {
    return this.said.filter(({ kind }) => kind !== 'state');
  }
  get states(): unknown[] {
    return this.said.flatMap((message) => (message.kind === 'state' ? [message.state] : []));
  }
}

function create() {
  const handled: { caller: Caller; request: RawRequest; answer: (reply: Reply) => void }[] = [];
  const grants = new Map<string, SiteGrant>();
  const values = { httpSites: false };
  const settings = {
    windowEthereum: true,
    windowNostr: true,
    get httpSites() {
      return values.httpSites;
    },
    set httpSites(on: boolean) {
      values.httpSites = on;
    },
  };
  const cancelled: (string | ((request: ApprovalRequest) => boolean))[] = [];
  const subscriptions: string[] = [];
  const ended: ((document: string) => boolean)[] = [];
  const timers: { run: () => void; delay: number }[] = [];
  let woken = 0;
  const pages = createPages({
    handle: (caller, request) => new Promise((answer) => handled.push({ caller, request, answer })),
    approvals: { cancel: async (which) => void cancelled.push(which) },
    permissions: {
      serving: async (origin) => grants.get(origin) ?? null,
      servingNostr: async (origin) => (grants.get(origin)?.nostr ? (grants.get(origin) ?? null) : null),
      preferredChain: async () => null,
    },
    subscriptions: {
      opened: async (document) => void subscriptions.push(`opened ${document}`),
      closed: (document) => void subscriptions.push(`closed ${document}`),
      seen: (document, visible) => void subscriptions.push(`${visible ? 'shown' : 'hidden'} ${document}`),
      ended: async (isGone) => void ended.push(isGone),
    },
    settings: async () => settings,
    wakeTabs: async () => {
      woken++;
    },
    later: (run, delay) => timers.push({ run, delay }),
  });
  const cancels = (key: string): boolean =>
    cancelled.some((which) =>
      typeof which === 'string' ? key.startsWith(which) : which({ key, origin: SITE } as ApprovalRequest),
    );
  const connect = (origin = SITE): void => {
    grants.set(origin, { origin, characterId: 'c', accounts: ['0xa1'], chainId: 10, since: 1, serves: true });
  };
  const runTimers = (delay: number): void => {
    for (const timer of timers.splice(0))
      if (timer.delay === delay) timer.run();
      else timers.push(timer);
  };
  return {
    pages,
    subscriptions,
    ended,
    runTimers,
    handled,
    grants,
    settings,
    cancelled,
    timers,
    cancels,
    connect,
    wokenCount: () => woken,
  };
}
const settle = () => new Promise((resolve) => setTimeout(resolve, 2));

describe('the page around a frame', () => {
  it.each([
    [0, 'https://around.example/', null],
    [7, 'https://around.example/a?b', 'https://around.example'],
    [7, `${SITE}/`, null],
    [7, undefined, 'another page'],
  ])('frame %i in %s: %s', (frameId, url, within) => {
    expect(toCaller({ origin: SITE, frameId, tab: { id: 1, url } as { id: number } })).toMatchObject({ within });
  });
});

describe('accept', () => {
  it('takes the caller from the browser and names requests by tab, frame, document and number', async () => {
    const { pages, handled } = create();
    const port = new FakePort(sender(7, 0));
    expect(pages.accept(port)).toBe(true);
    port.ask({ id: 3, text: 'x', origin: 'https://evil.example', caller: {} });
    await settle();
    expect(handled).toHaveLength(1);
    expect(handled[0]).toMatchObject({
      caller: { origin: SITE, tabId: 7, frameId: 0 },
      request: { key: `page:7:0:${NONCE}1:3;`, text: 'x' },
    });
    handled[0]?.answer({ kind: 'result', result: 'y' });
    await settle();
    expect(port.answers).toEqual([{ kind: 'result', id: 3, result: 'y' }]);
  });

  it('ignores foreign ports and rejects senders without a web origin', () => {
    const { pages } = create();
    const other = new FakePort(sender());
    other.name = 'ui';
    expect(pages.accept(other)).toBe(false);
    for (const from of [
      sender(1, 0, 'null'),
      sender(1, 0, 'chrome-extension://abc'),
      sender(1, 0, 'https://app.example/path'),
      { origin: SITE, frameId: 0 },
      { origin: SITE, tab: { id: 1 } },
    ] as PortSender[]) {
      const port = new FakePort(from);
      expect(pages.accept(port)).toBe(true);
      expect(port.closed, JSON.stringify(from)).toBe(true);
    }
    const badName = new FakePort(sender(), 'page:1:0:');
    pages.accept(badName);
    expect(badName.closed).toBe(true);
  });

  it('drops anything that is no message', async () => {
    const { pages, handled } = create();
    const port = new FakePort(sender());
    pages.accept(port);
    for (const message of [null, 5, 'x', {}, { id: '1', text: 'x' }, { id: 1.5, text: 'x' }, { id: 1, text: {} }])
      port.ask(message);
    port.ask({ id: 1, text: 'x'.repeat((1 << 20) + 1) });
    await settle();
    expect(handled).toEqual([]);
  });

  it('a request repeated while it is running is not started twice; its answer goes to the new port', async () => {
    const { pages, handled } = create();
    const first = new FakePort(sender());
    pages.accept(first);
    first.ask({ id: 1, text: 'x' });
    await settle();
    const second = new FakePort(sender());
    pages.accept(second);
    second.ask({ id: 1, text: 'x' });
    first.leave();
    await settle();
    expect(handled).toHaveLength(1);
    handled[0]?.answer({ kind: 'result', result: 1 });
    await settle();
    expect(second.answers).toEqual([{ kind: 'result', id: 1, result: 1 }]);
    expect(first.answers).toEqual([]);
  });
});

describe('state', () => {
  it('goes out before the first answer, and again on change only', async () => {
    const { pages, handled, connect } = create();
    const port = new FakePort(sender());
    pages.accept(port);
    port.ask({ id: 1, text: 'x' });
    await settle();
    handled[0]?.answer({ kind: 'result', result: 1 });
    await settle();
    const before = { served: true, chainId: '0x1', accounts: [], chains: [], windowEthereum: true, windowNostr: true };
    expect(port.said).toEqual([
      { kind: 'state', state: before },
      { kind: 'result', id: 1, result: 1 },
    ]);
    await pages.announce(SITE);
    expect(port.states).toHaveLength(1);
    connect();
    await pages.announce('https://other.example');
    expect(port.states).toHaveLength(1);
    await pages.announce(SITE);
    expect(port.states.at(-1)).toEqual({ ...before, chainId: '0xa', accounts: ['0xa1'] });
  });

  it('a frame is served only when its own origin is connected', async () => {
    const { pages, connect } = create();
    const frame = new FakePort(sender(1, 5, 'https://frame.example'));
    pages.accept(frame);
    connect();
    await settle();
    expect(frame.states).toEqual([
      { served: false, chainId: '0x1', accounts: [], chains: [], windowEthereum: true, windowNostr: true },
    ]);
    connect('https://frame.example');
    await pages.announceAll();
    expect(frame.states.at(-1)).toMatchObject({ served: true, accounts: ['0xa1'] });
  });

  it('a change also wakes the documents that have no port', async () => {
    const { pages, wokenCount, runTimers } = create();
    await pages.announceAll();
    expect(wokenCount()).toBe(1);
    await pages.announce(SITE);
    runTimers(250);
    expect(wokenCount()).toBe(2);
  });

  it('a site that changes its own state a thousand times wakes every tab once', async () => {
    const { pages, wokenCount, runTimers } = create();
    for (let times = 0; times < 1_000; times++) await pages.announce(SITE);
    runTimers(250);
    expect(wokenCount()).toBe(1);
    await pages.announce(SITE);
    runTimers(250);
    expect(wokenCount()).toBe(2);
  });

  it('a fault inside is answered, and after a failed welcome requests are handled all the same', async () => {
    const { pages, handled, settings } = create();
    const read = vi.spyOn(settings, 'httpSites', 'get').mockImplementation(() => {
      throw new Error('The session memory is full.');
    });
    const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const port = new FakePort(sender());
    pages.accept(port);
    port.ask({ id: 1, text: 'x' });
    await settle();
    expect(port.answers).toEqual([
      { kind: 'error', id: 1, error: { code: -32603, message: expect.stringContaining('fault of its own') } },
    ]);
    expect(logged).toHaveBeenCalled();
    read.mockRestore();
    logged.mockRestore();
    // The same number again is a new request: the first is over.
    port.ask({ id: 1, text: 'x' });
    await settle();
    expect(handled).toHaveLength(1);
  });

  it('plain http is served on this computer, elsewhere by the setting alone', async () => {
    const { pages, settings, connect, handled } = create();
    for (const origin of ['http://plain.example', 'http://localhost:8080', 'http://127.0.0.1:1']) connect(origin);
    const plain = new FakePort(sender(1, 0, 'http://plain.example'));
    pages.accept(plain);
    plain.ask({ id: 1, text: 'x' });
    const local = new FakePort(sender(2, 0, 'http://localhost:8080'));
    pages.accept(local);
    await settle();
    expect(plain.states).toEqual([
      { served: false, chainId: '0x1', accounts: [], chains: [], windowEthereum: true, windowNostr: true },
    ]);
    expect(plain.answers).toMatchObject([{ kind: 'error', id: 1, error: { code: 4100 } }]);
    expect(local.states).toMatchObject([{ served: true, accounts: ['0xa1'] }]);
    expect(handled).toEqual([]);
    settings.httpSites = true;
    await pages.announceAll();
    expect(plain.states.at(-1)).toMatchObject({ served: true, accounts: ['0xa1'] });
  });
});

describe('a request of a document that is gone', () => {
  const key = `page:1:0:${NONCE}1:4;`;

  it('is cancelled when the next document in its frame comes', async () => {
    const { pages, handled, cancels } = create();
    const first = new FakePort(sender());
    pages.accept(first);
    first.ask({ id: 4, text: 'x' });
    await settle();
    expect(cancels(key)).toBe(false);
    first.leave();
    pages.accept(new FakePort(sender(), `${NONCE}2`));
    await settle();
    expect(cancels(key)).toBe(true);
    expect(handled[0]?.request.signal.aborted).toBe(true);
  });

  it('is cancelled although the worker was stopped in between', async () => {
    const { pages, cancels } = create();
    pages.accept(new FakePort(sender(), `${NONCE}2`));
    await settle();
    expect(cancels(key)).toBe(true);
    expect(cancels(`page:1:0:${NONCE}2:1;`)).toBe(false);
    expect(cancels(`page:1:3:${NONCE}1:1;`)).toBe(false);
    expect(cancels(`page:11:0:${NONCE}1:1;`)).toBe(false);
    expect(cancels('wallet:1')).toBe(false);
  });

  it('is cancelled when its tab is closed', async () => {
    const { pages, cancels } = create();
    await pages.tabClosed(1);
    expect(cancels(key)).toBe(true);
    expect(cancels(`page:12:0:${NONCE}1:4;`)).toBe(false);
  });

  it('is cancelled when its port does not come back, kept when it does', async () => {
    const { pages, timers, cancels } = create();
    const first = new FakePort(sender());
    pages.accept(first);
    await settle();
    first.leave();
    const second = new FakePort(sender());
    pages.accept(second);
    for (const { run } of timers.filter(({ delay }) => delay === 1_000)) run();
    await settle();
    expect(cancels(key)).toBe(false);
    second.leave();
    for (const { run } of timers.filter(({ delay }) => delay === 1_000)) run();
    await settle();
    expect(cancels(key)).toBe(true);
  });

  it('is cancelled some time after the worker started, unless it came back', async () => {
    const { pages, timers, cancels } = create();
    pages.accept(new FakePort(sender(2, 0), `${NONCE}2`));
    await settle();
    timers.find(({ delay }) => delay === 15_000)?.run();
    await settle();
    expect(cancels(`page:2:0:${NONCE}2:1;`)).toBe(false);
    expect(cancels(`page:3:0:${NONCE}3:1;`)).toBe(true);
    expect(cancels('wallet:1')).toBe(false);
  });
});

describe('subscriptions', () => {
  const key = `page:1:0:${NONCE}1:`;

  it('are told when a document opens a port, closes it, is shown and hidden', async () => {
    const { pages, subscriptions } = create();
    const port = new FakePort(sender());
    pages.accept(port);
    await settle();
    port.ask({ visible: false });
    port.ask({ visible: true });
    await settle();
    port.leave();
    expect(subscriptions).toEqual([`opened ${key}`, `hidden ${key}`, `shown ${key}`, `closed ${key}`]);
  });

  it('are not listened to for a port that closed before its document was welcome', async () => {
    const { pages, subscriptions } = create();
    const port = new FakePort(sender());
    pages.accept(port);
    port.leave();
    await settle();
    expect(subscriptions).toEqual([`closed ${key}`]);
  });

  it('end when another document is in the frame, when the tab is closed, when another wallet takes the site over', async () => {
    const { pages, ended } = create();
    const isEnded = (document: string): boolean => ended.some((isGone) => isGone(document));
    pages.accept(new FakePort(sender()));
    await settle();
    expect(isEnded(key)).toBe(false);
    ended.length = 0;
    pages.accept(new FakePort(sender(), `${NONCE}2`));
    await settle();
    expect([isEnded(key), isEnded(`page:1:0:${NONCE}2:`), isEnded(`page:1:7:${NONCE}1:`)]).toEqual([
      true,
      false,
      false,
    ]);
    await pages.release(async () => true);
    expect(isEnded(`page:1:0:${NONCE}2:`)).toBe(false);
    await pages.release(async () => false);
    expect(isEnded(`page:1:0:${NONCE}2:`)).toBe(true);
    await pages.tabClosed(5);
    expect([isEnded('page:5:7:x:'), isEnded('page:55:7:x:')]).toEqual([true, false]);
  });

  it('stay when a document closes its port: it may come back', async () => {
    const { pages, ended, runTimers } = create();
    const port = new FakePort(sender());
    pages.accept(port);
    await settle();
    port.leave();
    runTimers(1_000);
    await settle();
    expect(ended.some((isGone) => isGone(key))).toBe(false);
  });
});
