/** The page's end of the channel to the content script; see [Note: The channel of a document] in messaging/page.ts. */
import { ASK_EVENT, type Ask, HELLO_EVENT, READY_EVENT, TELL_EVENT, type Tell } from '../messaging/page.ts';
import { createStringify } from './json.ts';

/** The used globals, read before any script of the page runs. */
export interface ChannelGlobals {
  document: Pick<Document, 'createElement' | 'addEventListener' | 'dispatchEvent'>;
  MouseEvent: new (type: string, init: { relatedTarget: EventTarget }) => Event;
  CustomEvent: new (type: string, init: { detail: string }) => Event;
}

/** Opens the channel. @returns a function that sends one request */
export function openChannel(globals: ChannelGlobals, receive: (tell: Tell) => void): (ask: Ask) => void {
  const { document, MouseEvent, CustomEvent } = globals;
  const { parse } = JSON;
  const stringify = createStringify();
  const node: EventTarget = document.createElement('i');
  // An own property, so that a page which later replaces EventTarget.prototype.dispatchEvent cannot read the requests.
  const dispatch = node.dispatchEvent.bind(node);
  node.addEventListener(TELL_EVENT, (event) => receive(parse((event as CustomEvent<string>).detail)));
  const hello = (): unknown => document.dispatchEvent(new MouseEvent(HELLO_EVENT, { relatedTarget: node }));
  document.addEventListener(READY_EVENT, hello, { once: true });
  hello();
  return (ask) => void dispatch(new CustomEvent(ASK_EVENT, { detail: stringify(ask) }));
}
