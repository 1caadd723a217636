/** The content script's end of the channel to the page; see [Note: The channel of a document] in messaging/page.ts. */
import { ASK_EVENT, HELLO_EVENT, READY_EVENT, TELL_EVENT, type Tell } from '../messaging/page.ts';

export interface Channel {
  tell(message: Tell): void;
}

/**
 * Takes the first hello: the provider's, which runs before any script of the page. `hear` gets what comes over the channel, unread;
 * `ready` runs once there is one.
 */
export function openChannel(
  document: Pick<Document, 'addEventListener' | 'removeEventListener' | 'dispatchEvent'>,
  hear: (detail: unknown) => void,
  ready: () => void,
): Channel {
  let node: EventTarget | null = null;
  const meet = (event: Event): void => {
    const { relatedTarget } = event as MouseEvent;
    if (!relatedTarget) return;
    node = relatedTarget;
    document.removeEventListener(HELLO_EVENT, meet);
    node.addEventListener(ASK_EVENT, (asked) => hear((asked as CustomEvent<unknown>).detail));
    ready();
  };
  document.addEventListener(HELLO_EVENT, meet);
  document.dispatchEvent(new Event(READY_EVENT));
  return {
    tell(message) {
      // Text, not an object: it is read in the page's own world, from the page's own JSON.
      node?.dispatchEvent(new CustomEvent(TELL_EVENT, { detail: JSON.stringify(message) }));
    },
  };
}
