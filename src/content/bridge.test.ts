/** The content script outlives the worker: nothing is asked twice, nothing is lost, nothing grows without bound. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PortAsk, PortMessage, Tell } from '../messaging/page.ts';
import { MAX_REQUEST_LENGTH, MAX_UNANSWERED, type ProviderState } from '../messaging/provider.ts';
import { type BridgePort, createBridge, LONGEST_SILENCE } from './bridge.ts';

const STATE: ProviderState = {
  served: true,
  chainId: '0x1',
  accounts: [],
  chains: [],
  windowEthereum: true,
  windowNostr: true,
};

interface FakePort extends BridgePort {
  sent: PortAsk[];
  open: boolean;
  /** Closed without a word to this side. */
  throws: boolean;
  say(message: PortMessage): void;
  /** The worker stopped. */
  stop(): void;
}

function createPort(): FakePort {
  const heard: ((message: PortMessage) => void)[] = [];
  const lost: (() => void)[] = [];
  const port: FakePort = {
    sent: [],
    open: true,
    throws: false,
    postMessage: (message) => {
      if (port.throws) throw new Error('Attempting to use a disconnected port object');
      port.sent.push(message);
    },
    disconnect: () => {
      port.open = false;
    },
    onMessage: { addListener: (listener) => heard.push(listener) },
    onDisconnect: { addListener: (listener) => lost.push(listener) },
    say: (message) => {
      for (const listener of heard) listener(message);
    },
    stop: () => {
      port.open = false;
      for (const listener of lost) listener();
    },
  };
  return port;
}

function create() {
  const ports: FakePort[] = [];
  const told: Tell[] = [];
  const later: { run: () => void; delay: number }[] = [];
  const silences: (() => void)[] = [];
  const extension = { alive: true };
  const bridge = createBridge({
    connect: () => {
      if (!extension.alive) throw new Error('Extension context invalidated.');
      const port = createPort();
      ports.push(port);
      return port;
    },
    isAlive: () => extension.alive,
    tell: (message) => told.push(message),
    later: (run, delay) => void (delay === LONGEST_SILENCE ? silences.push(run) : later.push({ run, delay })),
  });
  const ask = (id: number, text = '{}'): void => bridge.receive(JSON.stringify({ id, text }));
  const port = (at: number): FakePort => ports.at(at) as FakePort;
  const runLater = (): void => {
    for (const { run } of later.splice(0)) run();
  };
  const passSilence = (): void => {
    for (const run of silences.splice(0)) run();
  };
  return { bridge, ports, port, told, later, runLater, passSilence, extension, ask };
}

describe('the bridge', () => {
  it('opens one port, gives its own numbers, gives the page its own back', () => {
    const { port, ports, told, ask } = create();
    ask(70, 'a');
    ask(70, 'b');
    expect(ports).toHaveLength(1);
    expect(port(0).sent).toEqual([
      { id: 1, text: 'a' },
      { id: 2, text: 'b' },
    ]);
    port(0).say({ kind: 'result', id: 2, result: 'x' });
    port(0).say({ kind: 'result', id: 2, result: 'again' });
    port(0).say({ kind: 'result', id: 99, result: 'unasked' });
    expect(told).toEqual([{ kind: 'result', id: 70, result: 'x' }]);
  });

  it('sends again, under the same numbers, what a stopped worker left unanswered', () => {
    const { port, ports, told, runLater, ask } = create();
    ask(1, 'a');
    ask(2, 'b');
    port(0).say({ kind: 'result', id: 1, result: null });
    port(0).stop();
    ask(3, 'c');
    expect(ports).toHaveLength(1);
    runLater();
    expect(ports).toHaveLength(2);
    expect(port(1).sent).toEqual([
      { id: 2, text: 'b' },
      { id: 3, text: 'c' },
    ]);
    port(1).say({ kind: 'result', id: 2, result: 'done' });
    expect(told.at(-1)).toEqual({ kind: 'result', id: 2, result: 'done' });
  });

  it('asks over another port if a new one stays silent, and not if it spoke once', () => {
    const { port, ports, runLater, passSilence, told, ask } = create();
    ask(1, 'a');
    passSilence();
    expect(port(0).open).toBe(false);
    runLater();
    expect(port(1).sent).toEqual([{ id: 1, text: 'a' }]);
    port(1).say({ kind: 'state', state: STATE });
    passSilence();
    runLater();
    expect(ports).toHaveLength(2);
    port(1).say({ kind: 'result', id: 1, result: 'done' });
    expect(told.at(-1)).toEqual({ kind: 'result', id: 1, result: 'done' });
  });

  it('asks over another port if only the first script speaks, tells the page in the end, and never which of the two spoke', () => {
    const { port, ports, runLater, passSilence, told, ask } = create();
    ask(1, 'quick');
    ask(2, 'slow');
    for (let n = 0; n < 4; n++) {
      port(-1).say({ kind: 'state', state: STATE, first: true });
      if (n === 0) port(-1).say({ kind: 'result', id: 1, result: 'done', first: true });
      passSilence();
      expect(port(-1).open).toBe(false);
      runLater();
    }
    expect(ports).toHaveLength(5);
    expect(port(4).sent).toEqual([{ id: 2, text: 'slow' }]);
    const state = { kind: 'state', state: STATE };
    expect(told).toEqual([state, { kind: 'result', id: 1, result: 'done' }, state, state, state, { kind: 'lost' }]);
    port(4).say({ kind: 'state', state: STATE, first: true });
    port(4).say({ kind: 'state', state: STATE });
    passSilence();
    expect(port(4).open).toBe(true);
  });

  it('lets the worker sleep when nothing is unanswered; wake and a request connect again', () => {
    const { bridge, port, ports, later, ask } = create();
    bridge.wake();
    port(0).say({ kind: 'state', state: STATE });
    port(0).stop();
    expect(later).toEqual([]);
    expect(ports).toHaveLength(1);
    bridge.wake();
    expect(ports).toHaveLength(2);
    bridge.wake();
    expect(ports).toHaveLength(2);
    port(1).stop();
    ask(1);
    expect(ports).toHaveLength(3);
  });

  it('tells the page after several failures in a row, waits longer each time, and goes on', () => {
    const { port, told, later, ask } = create();
    ask(1);
    const delays: number[] = [];
    for (let n = 0; n < 12; n++) {
      port(-1).stop();
      const [next] = later.splice(0);
      delays.push(next?.delay ?? 0);
      next?.run();
    }
    expect(told).toEqual([{ kind: 'lost' }]);
    expect(delays.slice(0, 4)).toEqual([50, 100, 200, 400]);
    expect(Math.max(...delays)).toBe(5_000);
    port(-1).say({ kind: 'state', state: STATE });
    port(-1).say({ kind: 'result', id: 1, result: 5 });
    expect(told.at(-1)).toEqual({ kind: 'result', id: 1, result: 5 });
  });

  it('an updated extension ends with gone, once, and every later request with 4900', () => {
    const { port, ports, told, extension, ask } = create();
    ask(1);
    extension.alive = false;
    port(0).stop();
    expect(told).toEqual([{ kind: 'gone' }]);
    ask(2);
    expect(told.at(-1)).toMatchObject({ kind: 'error', id: 2, error: { code: 4900 } });
    expect(told.filter(({ kind }) => kind === 'gone')).toHaveLength(1);
    expect(ports).toHaveLength(1);
  });

  it('notices the update at the next request when no port told it', () => {
    const { told, extension, ask } = create();
    extension.alive = false;
    ask(5);
    expect(told).toMatchObject([{ kind: 'gone' }, { kind: 'error', id: 5, error: { code: 4900 } }]);
  });

  it('gives the port up while the document is not shown, and sends again what waits when it is', () => {
    const { bridge, port, ports, later, ask } = create();
    ask(1, 'a');
    bridge.suspend();
    expect(port(0).open).toBe(false);
    ask(2, 'b');
    expect(ports).toHaveLength(1);
    bridge.wake();
    expect(port(1).sent).toEqual([
      { id: 1, text: 'a' },
      { id: 2, text: 'b' },
    ]);
    expect(later).toEqual([]);
  });

  it('connects nothing while it rests, whatever was to run later', () => {
    const { bridge, port, ports, runLater, ask } = create();
    ask(1);
    port(0).stop();
    bridge.suspend();
    runLater();
    expect(ports).toHaveLength(1);
    bridge.wake();
    expect(ports).toHaveLength(2);
  });

  it('bounds what a document asks that is never shown, and refuses the rest', () => {
    const { bridge, told, ports, ask } = create();
    bridge.suspend();
    for (let id = 0; id <= MAX_UNANSWERED; id++) ask(id);
    expect(told).toMatchObject([{ kind: 'error', id: MAX_UNANSWERED, error: { code: -32005 } }]);
    expect(ports).toHaveLength(0);
  });

  it('takes a port that throws for one that is lost', () => {
    const { bridge, port, ports, runLater, ask } = create();
    bridge.wake();
    port(0).throws = true;
    ask(1, 'a');
    runLater();
    expect(ports).toHaveLength(2);
    expect(port(1).sent).toEqual([{ id: 1, text: 'a' }]);
  });

  it('closes the port of a frame that is not served', () => {
    const { bridge, port, ports } = create();
    bridge.wake();
    port(0).say({ kind: 'state', state: { ...STATE, served: false } });
    expect(port(0).open).toBe(false);
    bridge.wake();
    expect(ports).toHaveLength(2);
  });

  it('P10: bounded in size and number, deaf to what the provider does not send', () => {
    const { bridge, ports, port, told, ask } = create();
    for (const detail of [undefined, null, 5, {}, '', '{', 'null', '[]', '{"id":1}', '{"id":"1","text":""}'])
      bridge.receive(detail);
    expect(ports).toHaveLength(0);
    ask(1, 'x'.repeat(MAX_REQUEST_LENGTH + 1));
    expect(told).toMatchObject([{ kind: 'error', id: 1, error: { code: -32600 } }]);
    for (let id = 0; id < MAX_UNANSWERED; id++) ask(id);
    expect(port(0).sent).toHaveLength(MAX_UNANSWERED);
    ask(1000);
    expect(told.at(-1)).toMatchObject({ kind: 'error', id: 1000, error: { code: -32005 } });
    port(0).say({ kind: 'result', id: 1, result: null });
    ask(1001);
    expect(port(0).sent).toHaveLength(MAX_UNANSWERED + 1);
  });

  it('hears anything that a page writes, in any order with whatever becomes of the worker: it never throws, and answers no number that was not asked', () => {
    const detail = fc.oneof(
      fc.anything(),
      fc.json(),
      fc
        .record({ id: fc.oneof(fc.integer(), fc.double(), fc.string()), text: fc.oneof(fc.string(), fc.jsonValue()) })
        .map((asked) => JSON.stringify(asked)),
    );
    const step = fc.oneof(
      { weight: 6, arbitrary: fc.record({ act: fc.constant('hear' as const), detail }) },
      { weight: 2, arbitrary: fc.record({ act: fc.constant('answer' as const), id: fc.nat(8) }) },
      {
        weight: 1,
        arbitrary: fc.record({ act: fc.constantFrom('stop', 'throws', 'rest', 'wake', 'later', 'silence', 'gone') }),
      },
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const { bridge, ports, told, runLater, passSilence, extension } = create();
        const asked = new Set<number>();
        for (const one of steps) {
          const last = ports.at(-1);
          if (one.act === 'hear') {
            const { id } = parsedId(one.detail);
            if (id !== null) asked.add(id);
            bridge.receive(one.detail);
          } else if (one.act === 'answer') last?.say({ kind: 'result', id: one.id, result: null });
          else if (one.act === 'stop') last?.stop();
          else if (one.act === 'throws' && last) last.throws = true;
          else if (one.act === 'rest') bridge.suspend();
          else if (one.act === 'wake') bridge.wake();
          else if (one.act === 'later') runLater();
          else if (one.act === 'silence') passSilence();
          else if (one.act === 'gone') extension.alive = false;
        }
        for (const message of told) if ('id' in message) expect(asked.has(message.id)).toBe(true);
        for (const { sent } of ports)
          for (const message of sent) expect(message).toMatchObject({ text: expect.any(String) });
      }),
      { numRuns: 300 },
    );
  });
});

/** What a request says that could be one. */
function parsedId(detail: unknown): { id: number | null } {
  try {
    const { id } = JSON.parse(detail as string);
    return { id: typeof detail === 'string' && Number.isSafeInteger(id) ? id : null };
  } catch {
    return { id: null };
  }
}
