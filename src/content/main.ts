/** Entry of the content script: connects channel, bridge and browser. Holds no secret. */
import { createUuid } from '../lib/uuid.ts';
import { PAGE_PORT_PREFIX, type Tell, WAKE_MESSAGE } from '../messaging/page.ts';
import { type BridgePort, createBridge } from './bridge.ts';
import { openChannel } from './channel.ts';

/** The used part of the browser's API. The polyfill would double the size of this script. */
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
  bridge.look(document.visibilityState === 'visible');
  // A prerendered page (speculation rules) is not shown yet: its requests wait until it is.
  let shown = !(document as Document & { prerendering?: boolean }).prerendering;
  if (!shown) bridge.suspend();
  const channel = openChannel(document, bridge.receive, () => {
    if (shown) queueMicrotask(bridge.wake);
  });
  tell = channel.tell;
  const show = (): void => {
    shown = true;
    bridge.wake();
  };
  document.addEventListener('visibilitychange', () => bridge.look(document.visibilityState === 'visible'));
  document.addEventListener('prerenderingchange', show);
  window.addEventListener('pagehide', (event) => {
    if (!event.persisted) return;
    shown = false;
    bridge.suspend();
  });
  window.addEventListener('pageshow', (event) => {
    if (event.persisted) show();
  });
  runtime.onMessage.addListener((message) => {
    if (message === WAKE_MESSAGE && shown) bridge.wake();
    return undefined;
  });
}
