/** Starts one page of the wallet: opens the port and renders the root. The only place that creates a connection. */
import './style/common.css';
import { type ComponentChild, render } from 'preact';
import browser from 'webextension-polyfill';
import { type CommandMessage, UI_PORT, type UiMessage } from '../messaging/ui-port.ts';
import { createConnection, type Wire } from './connection.ts';
import { WalletProvider } from './wallet.tsx';

function openWire(): Wire {
  const port = browser.runtime.connect({ name: UI_PORT });
  return {
    post: (message: CommandMessage) => port.postMessage(message),
    onMessage: (listener) => port.onMessage.addListener((message) => listener(message as UiMessage)),
    onClose: (listener) => port.onDisconnect.addListener(() => listener()),
    close: () => port.disconnect(),
  };
}

/** Renders `root` into `#root` with a live connection. */
export function mount(root: ComponentChild): void {
  const place = document.getElementById('root');
  if (place === null) return;
  const connection = createConnection({ open: openWire, later: (milliseconds, act) => setTimeout(act, milliseconds) });
  render(<WalletProvider connection={connection}>{root}</WalletProvider>, place);
}
