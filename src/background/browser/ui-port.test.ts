/** Only pages of this extension are heard on the port that commands come over, and they are sent no snapshot after a newer one. */
import { describe, expect, it, vi } from 'vitest';
import type { Runtime } from 'webextension-polyfill';
import type { Snapshot } from '../../messaging/snapshot.ts';
import { UI_PORT } from '../../messaging/ui-port.ts';
import { createUiPorts } from './ui-port.ts';

vi.mock('webextension-polyfill', () => ({
  default: { runtime: { id: 'ours', getURL: (path: string) => `chrome-extension://ours/${path}` } },
}));

const OWN = { id: 'ours', origin: 'chrome-extension://ours', url: 'chrome-extension://ours/prompt.html' };

function accepts(sender: object | undefined, name = UI_PORT): boolean {
  const event = { addListener: () => undefined };
  const port = { name, sender, onMessage: event, onDisconnect: event, postMessage: () => undefined };
  const ports = createUiPorts({
    opened: Promise.resolve(),
    snapshot: () => new Promise(() => undefined),
    run: async () => null,
    looked: async () => undefined,
  });
  return ports.accept(port as unknown as Runtime.Port);
}

/** A page that is connected, and what it hears. */
function page(ports: ReturnType<typeof createUiPorts>) {
  const heard: string[] = [];
  /** Of the snapshots. */
  const kinds: string[] = [];
  let say: (message: unknown) => void = () => undefined;
  const port = {
    name: UI_PORT,
    sender: OWN,
    onMessage: {
      addListener(listener: typeof say) {
        say = listener;
      },
    },
    onDisconnect: { addListener: () => undefined },
    postMessage({ kind, snapshot }: { kind: string; snapshot?: { kind: string } }) {
      heard.push(kind);
      if (snapshot) kinds.push(snapshot.kind);
    },
  };
  ports.accept(port as unknown as Runtime.Port);
  return { heard, kinds, say: (name: string) => say({ id: 1, name, args: {} }) };
}

it('takes one snapshot for a command, and every page gets it before the answer', async () => {
  const snapshot = vi.fn(async () => ({ kind: 'empty' }) as never);
  const ports = createUiPorts({
    opened: Promise.resolve(),
    snapshot,
    run: async () => null,
    looked: async () => undefined,
  });
  const [one, other] = [page(ports), page(ports)];
  await vi.waitFor(() => expect(other.heard).toEqual(['snapshot']));
  snapshot.mockClear();
  one.say('look');
  await vi.waitFor(() => expect(one.heard).toContain('answer'));
  expect(one.heard).toEqual(['snapshot', 'snapshot', 'answer']);
  expect(other.heard).toEqual(['snapshot', 'snapshot']);
  expect(snapshot).toHaveBeenCalledTimes(1);
});

it('takes one snapshot for all who want one while the wallet opens', async () => {
  let open: (value?: unknown) => void = () => undefined;
  const opened = new Promise((resolve) => {
    open = resolve;
  });
  const snapshot = vi.fn(async () => ({ kind: 'empty' }) as never);
  const ports = createUiPorts({ opened, snapshot, run: async () => null, looked: async () => undefined });
  const [one, other] = [page(ports), page(ports)];
  ports.changed();
  await Promise.resolve();
  expect(snapshot).not.toHaveBeenCalled();
  open();
  await vi.waitFor(() => expect([one.heard.length, other.heard.length]).toEqual([2, 2]));
  expect(snapshot).toHaveBeenCalledTimes(1);
  ports.changed();
  await vi.waitFor(() => expect(one.heard.length).toBe(3));
  expect(snapshot).toHaveBeenCalledTimes(2);
});

it('makes the snapshot of a page that is expected while the browser opens it', async () => {
  let state = 'before';
  const snapshot = vi.fn(async () => ({ kind: state }) as never);
  const ports = createUiPorts({
    opened: Promise.resolve(),
    snapshot,
    run: async () => null,
    looked: async () => undefined,
  });
  ports.changed();
  await Promise.resolve();
  expect(snapshot).not.toHaveBeenCalled();

  ports.expect();
  ports.changed();
  await vi.waitFor(() => expect(snapshot).toHaveBeenCalledTimes(1));
  const first = page(ports);
  await vi.waitFor(() => expect(first.kinds).toEqual(['before']));
  expect(snapshot).toHaveBeenCalledTimes(1);
  // It is for one page; the next gets its own.
  const second = page(ports);
  await vi.waitFor(() => expect(second.kinds).toEqual(['before']));
  expect(snapshot).toHaveBeenCalledTimes(2);

  ports.expect();
  ports.changed();
  await vi.waitFor(() => expect(snapshot).toHaveBeenCalledTimes(3));
  state = 'after';
  ports.changed();
  const third = page(ports);
  await vi.waitFor(() => expect(third.kinds).toContain('after'));
  expect(third.kinds).not.toContain('before');
});

it('gives a page that is expected nothing that was made for one before it', async () => {
  let state = 'nothing is coming';
  const snapshot = vi.fn(async () => ({ kind: state }) as never);
  const ports = createUiPorts({
    opened: Promise.resolve(),
    snapshot,
    run: async () => null,
    looked: async () => undefined,
  });
  ports.expect();
  ports.changed();
  await vi.waitFor(() => expect(snapshot).toHaveBeenCalledTimes(1));
  // A request begins to be made, which changes nothing that is shown yet, and its window begins to open.
  state = 'a request is coming';
  ports.expect();
  const next = page(ports);
  await vi.waitFor(() => expect(next.kinds.length).toBeGreaterThan(0));
  expect(next.kinds).toEqual(['a request is coming']);
});

it('makes another one for a page that was expected when the first could not be made', async () => {
  const said = vi.spyOn(console, 'error').mockReturnValue();
  const snapshot = vi.fn(async () => ({ kind: 'empty' }) as never);
  const ports = createUiPorts({
    opened: Promise.resolve(),
    snapshot,
    run: async () => null,
    looked: async () => undefined,
  });
  snapshot.mockRejectedValueOnce(new Error('closed meanwhile'));
  ports.expect();
  ports.changed();
  await vi.waitFor(() => expect(said).toHaveBeenCalledTimes(1));
  said.mockRestore();
  const { kinds } = page(ports);
  await vi.waitFor(() => expect(kinds).toEqual(['empty']));
});

it('makes none for a page that was expected and did not come', async () => {
  vi.useFakeTimers();
  try {
    const snapshot = vi.fn(async () => ({ kind: 'empty' }) as never);
    const ports = createUiPorts({
      opened: Promise.resolve(),
      snapshot,
      run: async () => null,
      looked: async () => undefined,
    });
    ports.expect();
    ports.changed();
    await vi.advanceTimersByTimeAsync(1_001);
    expect(snapshot).toHaveBeenCalledTimes(1);
    page(ports);
    await vi.advanceTimersByTimeAsync(0);
    expect(snapshot).toHaveBeenCalledTimes(2);
  } finally {
    vi.useRealTimers();
  }
});

it('draws what a command changes with its answer, or while it runs when it takes long', async () => {
  let end: (value?: unknown) => void = () => undefined;
  const ports = createUiPorts({
    opened: Promise.resolve(),
    snapshot: async () => ({ kind: 'empty' }) as never,
    async run() {
      ports.changed();
      await new Promise((resolve) => {
        end = resolve;
      });
    },
    looked: async () => undefined,
  });
  const { heard, say } = page(ports);
  await vi.waitFor(() => expect(heard).toEqual(['snapshot']));
  say('decide');
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  end();
  await vi.waitFor(() => expect(heard).toEqual(['snapshot', 'snapshot', 'answer']));
  say('slow');
  await vi.waitFor(() => expect(heard.length).toBe(4));
  expect(heard.at(-1)).toBe('snapshot');
  end();
  await vi.waitFor(() => expect(heard.slice(3)).toEqual(['snapshot', 'snapshot', 'answer']));
});

describe('the port of the wallet’s own pages', () => {
  it('takes a page of the extension', () => {
    expect(accepts(OWN)).toBe(true);
  });

  it.each([
    ['no sender', undefined],
    ['another extension', { ...OWN, id: 'other' }],
    ['a content script', { ...OWN, origin: 'https://app.example', url: 'https://app.example/' }],
    ['a page whose address is claimed to be ours', { ...OWN, origin: 'https://app.example' }],
    ['an opaque origin', { ...OWN, origin: 'null' }],
    ['a sender without an origin', { id: 'ours', url: OWN.url }],
    ['an address that only begins like ours', { ...OWN, url: 'chrome-extension://ours.example/' }],
  ])('does not take %s', (_name, sender) => {
    expect(accepts(sender)).toBe(false);
  });

  it('leaves ports of pages alone', () => {
    expect(accepts(OWN, 'page/1')).toBe(false);
  });
});

describe('snapshots', () => {
  /** Snapshots end when the test says so, in any order. */
  function slow() {
    const ends: ((kind: string) => void)[] = [];
    const sent: unknown[] = [];
    let hear: (message: unknown) => void = () => undefined;
    const ports = createUiPorts({
      opened: Promise.resolve(),
      snapshot: () =>
        new Promise((resolve) => {
          ends.push((kind) => resolve({ kind } as never));
        }),
      run: async () => null,
      looked: async () => undefined,
    });
    ports.accept({
      name: UI_PORT,
      sender: OWN,
      postMessage: (message: unknown) => sent.push(message),
      onMessage: { addListener: (listener: typeof hear) => (hear = listener) },
      onDisconnect: { addListener: () => undefined },
    } as unknown as Runtime.Port);
    /** What follows from the last step is done after some turns of the microtask queue. */
    const settled = async () => {
      for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
    };
    const end = async (index: number, kind: string) => {
      expect(ends.length).toBeGreaterThan(index);
      ends[index]?.(kind);
      await settled();
    };
    return { ports, sent, end, settled, command: () => hear({ id: 1, name: 'lock', args: {} }) };
  }

  it('a slow one of the open wallet does not follow that of the locked one', async () => {
    const { ports, sent, end, settled } = slow();
    await settled();
    await end(0, 'empty');
    ports.changed();
    await settled();
    ports.changed();
    await settled();
    await end(2, 'locked');
    await end(1, 'unlocked');
    expect(sent).toEqual(['empty', 'locked'].map((kind) => ({ kind: 'snapshot', snapshot: { kind } })));
  });

  it('one of the open wallet is not sent once the wallet has begun to lock, and a new one is taken', async () => {
    const { ports, sent, end, settled } = slow();
    await settled();
    await end(0, 'empty');
    ports.changed();
    await settled();
    ports.drop();
    await end(1, 'unlocked');
    await end(2, 'locked');
    expect(sent).toEqual(['empty', 'locked'].map((kind) => ({ kind: 'snapshot', snapshot: { kind } })));
  });

  it('one that is ready is not sent either when the wallet begins to lock before it has reached the page', async () => {
    // In whichever turn of the microtask queue that is.
    for (let turns = 0; turns < 5; turns += 1) {
      const { ports, sent, end, settled } = slow();
      await settled();
      void end(0, 'unlocked');
      for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
      const before = [...sent];
      ports.drop();
      await settled();
      expect(sent).toEqual(before);
    }
  });

  it('one that was made for a page that is expected is gone once the wallet has begun to lock', async () => {
    let state = 'unlocked';
    const ports = createUiPorts({
      opened: Promise.resolve(),
      snapshot: async () => ({ kind: state }) as never,
      run: async () => null,
      looked: async () => undefined,
    });
    ports.expect();
    ports.changed();
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
    state = 'locked';
    ports.drop();
    const { kinds } = page(ports);
    await vi.waitFor(() => expect(kinds.length).toBeGreaterThan(0));
    expect(kinds).toEqual(['locked']);
  });

  it('nor does that page wait for it', async () => {
    const snapshot = vi.fn(async () => ({ kind: 'locked' }) as never);
    const ports = createUiPorts({
      opened: Promise.resolve(),
      snapshot,
      run: async () => null,
      looked: async () => undefined,
    });
    // It never ends.
    snapshot.mockReturnValueOnce(new Promise(() => undefined));
    ports.expect();
    ports.changed();
    await vi.waitFor(() => expect(snapshot).toHaveBeenCalledTimes(1));
    ports.drop();
    const { kinds } = page(ports);
    await vi.waitFor(() => expect(kinds).toEqual(['locked']));
  });

  it('an answer comes after a snapshot that was taken after the command, whoever asked for it', async () => {
    const { ports, sent, end, settled, command } = slow();
    await settled();
    await end(0, 'unlocked');
    command();
    await settled();
    ports.changed();
    await settled();
    await end(2, 'locked');
    await end(1, 'locked');
    expect(sent).toEqual([
      { kind: 'snapshot', snapshot: { kind: 'unlocked' } },
      { kind: 'snapshot', snapshot: { kind: 'locked' } },
      { kind: 'answer', id: 1, answer: null },
    ]);
  });
});

it('what a page asks while it opens, and a look at its balances, wait for its first picture, and nothing else does', async () => {
  let hear: (message: unknown) => void = () => undefined;
  let taken: (snapshot: Snapshot) => void = () => undefined;
  const run: string[] = [];
  const ports = createUiPorts({
    opened: Promise.resolve(),
    snapshot: () => new Promise((resolve) => (taken = resolve)),
    run: async ({ name }) => void run.push(name),
    looked: async () => void run.push('looked'),
  });
  ports.accept({
    name: UI_PORT,
    sender: { ...OWN, url: 'chrome-extension://ours/popup.html' },
    postMessage: () => undefined,
    onMessage: { addListener: (listener: typeof hear) => (hear = listener) },
    onDisconnect: { addListener: () => undefined },
  } as unknown as Runtime.Port);
  hear({ id: 1, name: 'refresh-balances', args: {} });
  hear({ id: 2, name: 'lock', args: {} });
  await vi.waitFor(() => expect(run).toEqual(['lock']));
  taken({ kind: 'locked' } as Snapshot);
  await vi.waitFor(() => expect(run).toEqual(['lock', 'looked', 'refresh-balances']));
});

it('a command learns when the page that sent it is gone, also while it ran', async () => {
  const lost: (() => void)[] = [];
  let hear: (message: unknown) => void = () => undefined;
  let end: () => void = () => undefined;
  const gone: string[] = [];
  const ports = createUiPorts({
    opened: Promise.resolve(),
    snapshot: () => new Promise(() => undefined),
    async run({ name }, whenGone) {
      if (name === 'lock') await new Promise<void>((resolve) => (end = resolve));
      whenGone(() => gone.push(name));
    },
    looked: async () => undefined,
  });
  ports.accept({
    name: UI_PORT,
    sender: OWN,
    postMessage: () => undefined,
    onMessage: { addListener: (listener: typeof hear) => (hear = listener) },
    onDisconnect: { addListener: (listener: () => void) => lost.push(listener) },
  } as unknown as Runtime.Port);
  hear({ id: 1, name: 'step-down', args: {} });
  hear({ id: 2, name: 'lock', args: {} });
  await Promise.resolve();
  expect(gone).toEqual([]);
  for (const listener of lost) listener();
  expect(gone).toEqual(['step-down']);
  end();
  await vi.waitFor(() => expect(gone).toEqual(['step-down', 'lock']));
});
