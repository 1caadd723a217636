/** The port that a page opens before its scripts have loaded, and the one after it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { afterEach, expect, it } from 'vitest';
import type { Runtime } from 'webextension-polyfill';
import { UI_PORT } from '../messaging/ui-port.ts';
import { openWire } from './wire.ts';

const SCRIPT = readFileSync(join(import.meta.dirname, '../../public/early-wire.js'), 'utf8');
const place = globalThis as { earlyWire?: unknown };

function createPort() {
  const hearing: ((message: unknown) => void)[] = [];
  const closing: (() => void)[] = [];
  const port = {
    onMessage: { addListener: (listener: (message: unknown) => void) => hearing.push(listener) },
    onDisconnect: { addListener: (listener: () => void) => closing.push(listener) },
  } as unknown as Runtime.Port;
  return {
    port,
    say: (message: unknown) => {
      for (const listener of hearing) listener(message);
    },
    stop: () => {
      for (const listener of closing) listener();
    },
  };
}

/** What the script does in the head of a page. @returns the names of the ports that it opened */
function runEarly(port: Runtime.Port): string[] {
  const names: string[] = [];
  const connect = ({ name }: { name: string }) => {
    names.push(name);
    return port;
  };
  const page: { earlyWire?: unknown } = {};
  runInNewContext(SCRIPT, Object.assign(page, { chrome: { runtime: { connect } } }));
  place.earlyWire = page.earlyWire;
  return names;
}

const never = (): never => {
  throw new Error('A second port was opened.');
};

afterEach(() => {
  delete place.earlyWire;
});

it('is the early one, with all that came over it, in order and once', () => {
  const { port, say } = createPort();
  expect(runEarly(port)).toEqual([UI_PORT]);
  say('first');
  say('second');
  const heard: unknown[] = [];
  openWire(never).onMessage((message) => heard.push(message));
  expect(heard).toEqual(['first', 'second']);
  say('third');
  expect(heard).toEqual(['first', 'second', 'third']);
});

it('is another one where the early one has closed, and after the early one was taken', () => {
  const [early, next] = [createPort(), createPort()];
  runEarly(early.port);
  early.say('of a worker that has stopped since');
  early.stop();
  const heard: unknown[] = [];
  openWire(() => next.port).onMessage((message) => heard.push(message));
  next.say('now');
  expect(heard).toEqual(['now']);
  runEarly(createPort().port);
  openWire(never);
  expect(() => openWire(never)).toThrow('second port');
});

it('says when it closes', () => {
  const { port, stop } = createPort();
  runEarly(port);
  let closed = 0;
  openWire(never).onClose(() => {
    closed += 1;
  });
  stop();
  expect(closed).toBe(1);
});
