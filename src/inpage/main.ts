/** Entry of the script in the page's own world: wires provider, channel and announcement. Holds nothing the page may not have. */
import type { Ask } from '../messaging/page.ts';
import { announce, setEthereum, unsetEthereum } from './announce.ts';
import { openChannel } from './channel.ts';
import { createProvider } from './provider.ts';

// `ask` is bound below: opening the channel can bring the first answer at once.
let ask: (message: Ask) => void = () => {};
const { provider, hear } = createProvider((message) => ask(message));
let shown = false;

function show(): void {
  if (shown) return;
  shown = true;
  announce(window, provider);
}

// A frame gets nothing until the worker says that the frame's own origin is connected.
if (window === window.top) {
  setEthereum(window, provider);
  show();
}
ask = openChannel({ document, MouseEvent, CustomEvent }, (tell) => {
  if (tell.kind === 'state' && tell.state.served) {
    if (tell.state.windowEthereum) setEthereum(window, provider);
    else unsetEthereum(window, provider);
    show();
  }
  hear(tell);
});
