/** Messages between a page, its content script and the worker. A page's own words cross as JSON text, parsed in the worker only. */
import type { ProviderErrorShape, ProviderState } from './provider.ts';

/**
 * [Note: The channel of a document]
 * The page's provider makes a node that is in no document and shows it to the content script through the `relatedTarget` of one
 * event, before any script of the page runs. Both then speak through events on that node: no other script holds it, and
 * `document.open()` does not remove its listeners. Whatever a page does to the channel, it can only forge its own requests and fool itself.
 */
export const HELLO_EVENT = 'dramatis:hello';
/** Sent by a content script that came second: the provider says hello again. */
export const READY_EVENT = 'dramatis:ready';
/** Event on the node, provider to content script: `detail` is the JSON text of an Ask. */
export const ASK_EVENT = 'ask';
/** Event on the node, content script to provider: `detail` is the JSON text of a Tell. */
export const TELL_EVENT = 'tell';

/** Provider to content script; `text` is the JSON text of `{ method, params }`. */
export interface Ask {
  id: number;
  text: string;
}

/** The answer to one Ask. */
export type Answer =
  | { kind: 'result'; id: number; result: unknown }
  | { kind: 'error'; id: number; error: ProviderErrorShape };

/** News of one subscription. */
export interface News {
  kind: 'news';
  subscription: string;
  result: unknown;
}

/**
 * Content script to provider. `lost`: the wallet does not answer at the moment, or subscriptions ended with it. `gone`: the wallet was
 * updated or removed, this page has to be loaded again.
 */
export type Tell = Answer | News | { kind: 'state'; state: ProviderState } | { kind: 'lost' } | { kind: 'gone' };

/**
 * Worker to content script, over the port. `subscriptions`: the ids that this document has, after each change and first of all on a port if
 * there are any. `first`: the first script of the worker says it, and the whole worker may not have started. No page is told which it was.
 */
export type PortMessage = (
  | Answer
  | News
  | { kind: 'subscriptions'; ids: string[] }
  | { kind: 'state'; state: ProviderState }
) & { first?: true };

/** Content script to worker, over the port: a request, or whether the document is shown, if it has subscriptions. */
export type PortAsk = Ask | { visible: boolean };

/** Worker to every content script without a port (`tabs.sendMessage`): something changed, connect and hear it. */
export const WAKE_MESSAGE = 'dramatis:wake';

/** Ports of pages are named `page/<document nonce>`: a fresh UUID of the content script, one per document. */
export const PAGE_PORT_PREFIX = 'page/';

/**
 * What the keys of all requests of one document begin with; a request's own key has its number and `;` behind it, so that no key is the
 * beginning of another.
 */
export const documentKey = (tabId: number, frameId: number, nonce: string): string =>
  `${frameKey(tabId, frameId)}${nonce}:`;

/** What the keys of all requests of the same document begin with. @param key of one request */
export const documentOf = (key: string): string => key.slice(0, key.lastIndexOf(':') + 1);

/** What the keys of all requests of one frame begin with, whatever document it shows. */
export const frameKey = (tabId: number, frameId: number): string => `${tabKey(tabId)}${frameId}:`;

/** What the keys of all requests of one tab begin with. */
export const tabKey = (tabId: number): string => `page:${tabId}:`;
