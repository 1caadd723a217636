/** A port whose messages are kept while the wallet is still opening, instead of being lost. */
import type { Runtime } from 'webextension-polyfill';
import type { PagePort } from '../pages.ts';

/** Listens at once and passes messages on, in order, to the first listener. Must be called in the turn in which the port arrived. */
export function toEarlyPort(port: Runtime.Port): PagePort {
  const waiting: unknown[] = [];
  const listeners: ((message: unknown) => void)[] = [];
  const closing: (() => void)[] = [];
  let closed = false;
  port.onMessage.addListener((message: unknown) => {
    if (listeners.length === 0) waiting.push(message);
    else for (const listener of listeners) listener(message);
  });
  port.onDisconnect.addListener(() => {
    closed = true;
    for (const listener of closing) listener();
  });
  return {
    name: port.name,
    sender: port.sender as PagePort['sender'],
    postMessage: (message) => port.postMessage(message),
    disconnect: () => port.disconnect(),
    onMessage: {
      addListener(listener) {
        listeners.push(listener);
        for (const message of waiting.splice(0)) listener(message);
      },
    },
    onDisconnect: {
      addListener(listener) {
        closing.push(listener);
        if (closed) listener();
      },
    },
  };
}
