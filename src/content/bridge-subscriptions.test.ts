/** A document with subscriptions keeps its port while it is visible, and the page learns when one of them ended. */
import { describe, expect, it } from 'vitest';
import type { PortAsk, PortMessage, Tell } from '../messaging/page.ts';
import type { ProviderState } from '../messaging/provider.ts';
import { type BridgePort, createBridge, LONGEST_SILENCE } from './bridge.ts';

const STATE: PortMessage & Tell = {
  kind: 'state',
  state: {
    served: true,
    chainId: '0x1',
    accounts: [],
    chains: [],
    windowEthereum: true,
    windowNostr: true,
  } satisfies ProviderState,
};
const NEWS: PortMessage & Tell = { kind: 'news', subscription: '0xa', result: { number: '0x5' } };

function create() {
  const ports: { sent: PortAsk[]; say(...messages: PortMessage[]): void; stop(): void }[] = [];
  const told: Tell[] = [];
  let later: (() => void)[] = [];
  const bridge = createBridge({
    connect() {
      const heard: ((message: PortMessage) => void)[] = [];
      const lost: (() => void)[] = [];
      const sent: PortAsk[] = [];
      ports.push({
        sent,
        say: (...messages) => {
          for (const message of messages) for (const listener of heard) listener(message);
        },
        stop: () => {
          for (const listener of lost) listener();
        },
      });
      return {
        postMessage: (message) => sent.push(message),
        disconnect: () => {},
        onMessage: { addListener: (listener) => heard.push(listener) },
        onDisconnect: { addListener: (listener) => lost.push(listener) },
      } satisfies BridgePort;
    },
    isAlive: () => true,
    tell: (message) => told.push(message),
    later: (run, delay) => void (delay === LONGEST_SILENCE || later.push(run)),
  });
  const runLater = (): void => {
    const now = later;
    later = [];
    for (const run of now) run();
  };
  const port = (at: number) => ports.at(at) as (typeof ports)[number];
  bridge.wake();
  port(0).say(STATE, { kind: 'subscriptions', ids: ['0xa', '0xb'] });
  return { bridge, ports, port, told, runLater };
}

describe('subscriptions', () => {
  it('give their news to the page', () => {
    const { port, told } = create();
    port(0).say(NEWS);
    expect(told).toEqual([STATE, NEWS]);
  });

  it('go on after the worker was stopped', () => {
    const { ports, port, told, runLater } = create();
    port(0).stop();
    runLater();
    expect(ports).toHaveLength(2);
    port(1).say({ kind: 'subscriptions', ids: ['0xa', '0xb'] }, STATE, NEWS);
    expect(told).toEqual([STATE, STATE, NEWS]);
  });

  it('that ended meanwhile are told as a lost connection, before the state that connects again', () => {
    for (const first of [[{ kind: 'subscriptions' as const, ids: ['0xb'] }, STATE], [STATE]]) {
      const { port, told, runLater } = create();
      port(0).stop();
      runLater();
      port(1).say(...first);
      expect(told).toEqual([STATE, { kind: 'lost' }, STATE]);
    }
  });

  it('that the page ended are not', () => {
    const { port, told, runLater } = create();
    port(0).say({ kind: 'subscriptions', ids: [] });
    port(0).stop();
    runLater();
    expect(told).toEqual([STATE]);
  });

  it('of a hidden document wait until it is shown, without a port', () => {
    const { bridge, ports, port, runLater } = create();
    bridge.look(false);
    expect(port(0).sent).toEqual([{ visible: false }]);
    port(0).stop();
    runLater();
    expect(ports).toHaveLength(1);
    bridge.look(true);
    expect(ports).toHaveLength(2);
    port(1).say({ kind: 'subscriptions', ids: ['0xa', '0xb'] });
    expect(port(1).sent).toEqual([]);
    bridge.look(false);
    bridge.wake();
    port(1).stop();
    bridge.wake();
    // Woken for another reason while it is hidden: the worker is told, so that it asks nobody.
    port(2).say({ kind: 'subscriptions', ids: ['0xa', '0xb'] });
    expect(port(2).sent).toEqual([{ visible: false }]);
  });

  it('without them, nobody is told whether the document is shown', () => {
    const { bridge, ports, port } = create();
    port(0).say({ kind: 'subscriptions', ids: [] });
    bridge.look(false);
    bridge.look(true);
    expect([ports.length, port(0).sent]).toEqual([1, []]);
  });
});
