/** No message of a port is lost, doubled or overtaken, whoever takes it and whenever somebody begins to listen. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { toEarlyPort } from './early-port.ts';

function create() {
  const heard: ((message: unknown) => void)[] = [];
  const lost: (() => void)[] = [];
  const port = toEarlyPort({
    name: 'page/1',
    postMessage: () => undefined,
    disconnect: () => undefined,
    onMessage: { addListener: (listener: (message: unknown) => void) => heard.push(listener) },
    onDisconnect: { addListener: (listener: () => void) => lost.push(listener) },
  } as never);
  const send = (message: unknown): void => {
    for (const listener of heard) listener(message);
  };
  const close = (): void => {
    for (const listener of lost) listener();
  };
  return { port, send, close };
}

it('whoever takes messages first gets the beginning, the listener what follows, each in order', () =>
  fc.assert(
    fc.property(fc.array(fc.constantFrom('quick', 'other', 'offer', 'listen'), { maxLength: 20 }), (events) => {
      const { port, send } = create();
      const sent: string[] = [];
      const taken: string[] = [];
      const listened: string[] = [];
      for (const event of [...events, 'listen'])
        if (event === 'offer')
          port.offer((message) => {
            const isQuick = String(message).startsWith('quick');
            if (isQuick) taken.push(String(message));
            return isQuick;
          });
        else if (event === 'listen') {
          port.onMessage.addListener((message) => void listened.push(String(message)));
          break;
        } else {
          sent.push(`${event} ${sent.length}`);
          send(sent.at(-1));
        }
      expect([...taken, ...listened]).toEqual(sent);
      send('quick last');
      expect(listened.at(-1)).toBe('quick last');
      expect(taken.every((message) => message.startsWith('quick'))).toBe(true);
    }),
  ));

it('is over once it is closed and nothing of it waits for an answer', () => {
  const { port, send, close } = create();
  expect(port.isOver()).toBe(false);
  send('other');
  close();
  expect(port.isOver()).toBe(false);
  port.offer(() => true);
  expect(port.isOver()).toBe(true);
});

it('is asked from a message on until somebody takes it', () => {
  const { port, send } = create();
  expect(port.isAsked()).toBe(false);
  send('first');
  expect(port.isAsked()).toBe(true);
  port.offer(() => true);
  expect(port.isAsked()).toBe(false);
});
