/**
 * The page's port to the worker. The first one is there before this script has loaded (public/early-wire.js), but not in the prompt: there the
 * worker is awake and answers at once, and a file more, which everything else waits for, takes longer than that.
 */
import type { Runtime } from 'webextension-polyfill';
import type { CommandMessage, UiMessage } from '../messaging/ui-port.ts';
import type { Wire } from './connection.ts';

/** The early port with what came over it. */
interface EarlyWire {
  port: Runtime.Port;
  received: unknown[];
  isOpen: boolean;
  take(message: unknown): void;
}

/** The early port, once; `null`: there is none, or it is closed again. */
function takeEarly(): EarlyWire | null {
  const place = globalThis as { earlyWire?: EarlyWire };
  const early = place.earlyWire;
  delete place.earlyWire;
  return early?.isOpen ? early : null;
}

/** @param connect opens another port where the early one is used or closed */
export function openWire(connect: () => Runtime.Port): Wire {
  const early = takeEarly();
  const port = early?.port ?? connect();
  return {
    post: (message: CommandMessage) => port.postMessage(message),
    onMessage(listener) {
      if (early === null) return port.onMessage.addListener((message) => listener(message as UiMessage));
      early.take = (message) => listener(message as UiMessage);
      for (const message of early.received.splice(0)) early.take(message);
    },
    onClose: (listener) => port.onDisconnect.addListener(() => listener()),
    close: () => port.disconnect(),
  };
}
