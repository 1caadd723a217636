/** Starts one page of the wallet: opens the port and renders the root. The only place that creates a connection. */
import './style/common.css';
import { type ComponentChild, render } from 'preact';
import browser, { type Runtime } from 'webextension-polyfill';
import type { Snapshot } from '../messaging/snapshot.ts';
import { type CommandMessage, UI_PORT, type UiMessage } from '../messaging/ui-port.ts';
import { type Connection, createConnection, type Wire } from './connection.ts';
import { WalletProvider } from './wallet.tsx';

/** A port that was opened before this script had loaded, with what came over it (public/early-wire.js). */
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

function openWire(): Wire {
  const early = takeEarly();
  const port = early?.port ?? browser.runtime.connect({ name: UI_PORT });
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

/** Renders `root` into `#root` with a live connection. @param lastPicture drawn until the worker answers */
export function mount(root: ComponentChild, lastPicture?: Promise<Snapshot | null>): void {
  const place = document.getElementById('root');
  if (place === null) return;
  const connection = createConnection({
    open: openWire,
    later: (milliseconds, act) => setTimeout(act, milliseconds),
    ...(lastPicture ? { lastPicture } : {}),
  });
  if (lastPicture) markUntilConfirmed(place, connection);
  render(<WalletProvider connection={connection}>{root}</WalletProvider>, place);
}

/** A line moves at the top edge (popup.css) while the last picture is drawn and the worker still starts. */
function markUntilConfirmed(place: HTMLElement, connection: Connection): void {
  const mark = () => {
    place.ariaBusy = String(!connection.isConfirmed());
  };
  // The early port may have brought the answer already.
  mark();
  const leave = connection.subscribe(() => {
    mark();
    if (connection.isConfirmed()) leave();
  });
}
