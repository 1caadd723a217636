/** The page's end of the channel to the content script; see [Note: The channel of a document] in messaging/page.ts. */
import { ASK_EVENT, type Ask, HELLO_EVENT, READY_EVENT, TELL_EVENT, type Tell } from '../messaging/page.ts';
import { createStringify } from './json.ts';

/** What is used of the page's globals; taken before any script of the page runs. */
export interface ChannelGlobals {
  document: Pick<Document, 'createElement' | 'addEventListener' | 'dispatchEvent'>;
  MouseEvent: new (type: string, init: { relatedTarget: EventTarget }) => Event;
  CustomEvent: new (type: string, init: { detail: string }) => Event;
}

/** Opens the channel. @returns what sends one request */
export function openChannel(globals: ChannelGlobals, hear: (tell: Tell) => void): (ask: Ask) => void {
  const { document, MouseEvent, CustomEvent } = globals;
  const { parse } = JSON;
  const stringify = createStringify();
  const node: EventTarget = document.createElement('i');
  // Own property: a page that replaces EventTarget.prototype.dispatchEvent later does not hear what is asked.
  const dispatch = node.dispatchEvent.bind(node);
  node.addEventListener(TELL_EVENT, (event) => hear(parse((event as CustomEvent<string>).detail)));
  const hello = (): unknown => document.dispatchEvent(new MouseEvent(HELLO_EVENT, { relatedTarget: node }));
  document.addEventListener(READY_EVENT, hello, { once: true });
  hello();
  return (ask) => void dispatch(new CustomEvent(ASK_EVENT, { detail: stringify(ask) }));
}
