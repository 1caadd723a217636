/** Entry of the content script: wires channel, bridge and browser. Holds no state of its own and nothing secret. */
import { createUuid } from '../lib/uuid.ts';
import { PAGE_PORT_PREFIX, type Tell, WAKE_MESSAGE } from '../messaging/page.ts';
import { type BridgePort, createBridge } from './bridge.ts';
import { openChannel } from './channel.ts';

/** The browser's own object, as far as it is used: the polyfill would be half of this script. */
declare const chrome: {
  runtime?: {
    id?: string;
    connect(options: { name: string }): BridgePort;
    onMessage: { addListener(listener: (message: unknown) => undefined): void };
  };
};

const { runtime } = chrome;
if (runtime) {
  const name = PAGE_PORT_PREFIX + createUuid();
  let tell: (message: Tell) => void = () => {};
  const bridge = createBridge({
    connect: () => runtime.connect({ name }),
    isAlive: () => runtime.id !== undefined,
    tell: (message) => tell(message),
    later: (run, delay) => void setTimeout(run, delay),
  });
  // A page that is loaded ahead of time (speculation rules) is nobody's yet: its requests wait until it is shown.
  const { prerendering } = document as Document & { prerendering?: boolean };
  const early: unknown[] = [];
  let shown = !prerendering;
  const channel = openChannel(
    document,
    (detail) => {
      if (shown) bridge.hear(detail);
      else if (early.length < 100) early.push(detail);
    },
    () => {
      if (shown) queueMicrotask(bridge.wake);
    },
  );
  tell = channel.tell;
  document.addEventListener('prerenderingchange', () => {
    shown = true;
    bridge.wake();
    for (const detail of early.splice(0)) bridge.hear(detail);
  });
  // Back from the back/forward cache, where ports are closed.
  window.addEventListener('pageshow', (event) => {
    if (event.persisted) bridge.wake();
  });
  runtime.onMessage.addListener((message) => {
    if (message === WAKE_MESSAGE && shown) bridge.wake();
    return undefined;
  });
}
