/** Starts one page of the wallet: opens the port and renders the root. The only place that creates a connection. */
import './style/common.css';
import { type ComponentChild, render } from 'preact';
import browser from 'webextension-polyfill';
import type { Snapshot } from '../messaging/snapshot.ts';
import { UI_PORT } from '../messaging/ui-port.ts';
import { MissingPart } from './components/missing-part.tsx';
import { type Connection, createConnection } from './connection.ts';
import { loadLanguage } from './language.ts';
import { WalletProvider } from './wallet.tsx';
import { openWire } from './wire.ts';

/** Renders `root` into `#root` with a live connection. @param lastPicture drawn until the worker answers */
export function mount(root: ComponentChild, lastPicture?: Promise<Snapshot | null>): void {
  const place = document.getElementById('root');
  if (place === null) return;
  const connection = createConnection({
    open: () => openWire(() => browser.runtime.connect({ name: UI_PORT })),
    later: (milliseconds, act) => setTimeout(act, milliseconds),
    ...(lastPicture ? { lastPicture } : {}),
  });
  const draw = () => {
    if (lastPicture) markUntilConfirmed(place, connection);
    render(
      <WalletProvider connection={connection}>
        {root}
        <MissingPart />
      </WalletProvider>,
      place,
    );
  };
  // A language that cannot be loaded is left out: the texts are English then.
  const language = loadLanguage();
  if (language === null) draw();
  else void language.catch(() => undefined).then(draw);
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
