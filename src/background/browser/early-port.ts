/** A port whose messages are kept until somebody listens, instead of being lost. */
import type { Runtime } from 'webextension-polyfill';
import type { PortSender } from './sender.ts';

/** The part of `runtime.Port` that is used here. */
export interface EarlyPort {
  name: string;
  sender?: (Runtime.MessageSender & PortSender) | undefined;
  postMessage(message: unknown): void;
  disconnect(): void;
  onMessage: { addListener(listener: (message: unknown) => void): void };
  onDisconnect: { addListener(listener: () => void): void };
  /** It is closed, and nobody has to answer a message of it. */
  isOver(): boolean;
  /** A message waits for an answer. */
  isAsked(): boolean;
  /** Gives each message to `take` while nobody listens. One that it does not take waits for who will, and so do all after it. */
  offer(take: (message: unknown) => boolean): void;
}

/** Listens at once and passes messages on, in order, to the first listener. Must be called in the turn in which the port arrived. */
export function toEarlyPort(port: Runtime.Port): EarlyPort {
  const waiting: unknown[] = [];
  const listeners: ((message: unknown) => void)[] = [];
  const closing: (() => void)[] = [];
  let closed = false;
  let take: ((message: unknown) => boolean) | null = null;

  function offerWaiting(): void {
    while (waiting.length > 0 && take !== null && listeners.length === 0) {
      if (take(waiting[0])) waiting.shift();
      else take = null;
    }
  }

  port.onMessage.addListener((message: unknown) => {
    if (listeners.length > 0) for (const listener of listeners) listener(message);
    else {
      waiting.push(message);
      offerWaiting();
    }
  });
  port.onDisconnect.addListener(() => {
    closed = true;
    for (const listener of closing) listener();
  });
  return {
    name: port.name,
    sender: port.sender as EarlyPort['sender'],
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
    isOver: () => closed && waiting.length === 0,
    isAsked: () => waiting.length > 0,
    offer(taker) {
      take = taker;
      offerWaiting();
    },
  };
}
