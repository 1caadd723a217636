/** What a port of a content script says: which document is at its other end, by the browser's word, and what it asks. */
import { documentKey, PAGE_PORT_PREFIX, type PortAsk } from '../messaging/page.ts';
import { MAX_REQUEST_LENGTH } from '../messaging/provider.ts';
import type { Caller } from '../rpc/deps.ts';
import { type PortSender, toCaller } from './browser/sender.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

export const isPagePort = ({ name }: { name: string }): boolean => name.startsWith(PAGE_PORT_PREFIX);

/** `key`: what the keys of all its requests begin with. `null`: no document that is served. */
export function documentAt(port: {
  name: string;
  sender?: PortSender | undefined;
}): { caller: Caller; key: string } | null {
  const caller = toCaller(port.sender);
  const nonce = port.name.slice(PAGE_PORT_PREFIX.length);
  return caller && UUID.test(nonce) ? { caller, key: documentKey(caller.tabId, caller.frameId, nonce) } : null;
}

/** `null`: no content script of ours sends such a message. */
export function parseMessage(message: unknown): PortAsk | null {
  if (typeof message !== 'object' || message === null) return null;
  const { id, text, visible } = message as Record<string, unknown>;
  if (typeof visible === 'boolean') return { visible };
  if (typeof id !== 'number' || !Number.isSafeInteger(id) || typeof text !== 'string') return null;
  return text.length <= MAX_REQUEST_LENGTH ? { id, text } : null;
}
