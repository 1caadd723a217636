/** Entry of the script in the page's world: connects provider, channel and announcement. Holds nothing that the page may not have. */
import type { Ask } from '../messaging/page.ts';
import { announce, setEthereum, unsetEthereum } from './announce.ts';
import { openChannel } from './channel.ts';
import { createNostr, setNostr, unsetNostr } from './nostr.ts';
import { createProvider } from './provider.ts';

// `ask` is set below, because opening the channel can deliver the first message at once.
let ask: (message: Ask) => void = () => {};
const { provider, receive } = createProvider((message) => ask(message));
const nostr = createNostr(provider);
let shown = false;

function show(): void {
  if (shown) return;
  shown = true;
  announce(window, provider);
}

// A frame gets no provider until the worker says that the frame's own origin is connected.
if (window === window.top) {
  setEthereum(window, provider);
  setNostr(window, nostr);
  show();
}
ask = openChannel({ document, MouseEvent, CustomEvent }, (tell) => {
  if (tell.kind === 'state' && tell.state.served) {
    if (tell.state.windowEthereum) setEthereum(window, provider);
    else unsetEthereum(window, provider);
    if (tell.state.windowNostr) setNostr(window, nostr);
    else unsetNostr(window, nostr);
    show();
  }
  receive(tell);
});
