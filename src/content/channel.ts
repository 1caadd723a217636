/** The content script's end of the channel to the page; see [Note: The channel of a document] in messaging/page.ts. */
import { ASK_EVENT, HELLO_EVENT, READY_EVENT, TELL_EVENT, type Tell } from '../messaging/page.ts';

export interface Channel {
  tell(message: Tell): void;
}

/**
 * Accepts the first hello, which is the provider's, because it runs before any script of the page. `receive` gets the messages unparsed;
 * `ready` runs when the channel is open.
 */
export function openChannel(
  document: Pick<Document, 'addEventListener' | 'removeEventListener' | 'dispatchEvent'>,
  receive: (detail: unknown) => void,
  ready: () => void,
): Channel {
  let node: EventTarget | null = null;
  const meet = (event: Event): void => {
    const { relatedTarget } = event as MouseEvent;
    if (!relatedTarget) return;
    node = relatedTarget;
    document.removeEventListener(HELLO_EVENT, meet);
    node.addEventListener(ASK_EVENT, (asked) => receive((asked as CustomEvent<unknown>).detail));
    ready();
  };
  document.addEventListener(HELLO_EVENT, meet);
  document.dispatchEvent(new Event(READY_EVENT));
  return {
    tell(message) {
      // A string, not an object: the page's world parses it with its own JSON.
      node?.dispatchEvent(new CustomEvent(TELL_EVENT, { detail: JSON.stringify(message) }));
    },
  };
}
