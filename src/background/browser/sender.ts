/** Who is at the other end of a port, as the browser reports it. Nothing that a message says decides that. */

import { backgroundBrowser as t } from '../../locales/en/background/browser.ts';
import type { Caller } from '../../rpc/deps.ts';

/** The part of `runtime.MessageSender` that is used here. */
export interface PortSender {
  origin?: string;
  url?: string;
  frameId?: number;
  tab?: { id?: number; url?: string };
}

/** `null` for a sender without tab, frame or a web origin (sandboxed frames have the opaque origin `null`). */
export function toCaller(sender: PortSender | undefined): Caller | null {
  const origin = sender?.origin ?? originOf(sender?.url);
  const tabId = sender?.tab?.id;
  const frameId = sender?.frameId;
  if (origin === null || tabId === undefined || tabId < 0 || frameId === undefined) return null;
  if (!isWebOrigin(origin)) return null;
  const around = originOf(sender?.tab?.url);
  // The browser does not tell the address of pages that this wallet may not read.
  return { origin, tabId, frameId, within: frameId === 0 || around === origin ? null : (around ?? t.anotherPage) };
}

/** Is this the serialised origin of an http or https address? */
export function isWebOrigin(origin: string): boolean {
  return /^https?:\/\//.test(origin) && originOf(origin) === origin;
}

/** Is this origin on this computer, where plain http is as good as https? */
const isThisComputer = (origin: string): boolean =>
  ['localhost', '127.0.0.1', '[::1]'].includes(new URL(origin).hostname);

/** Is a site of this origin given a provider? @param httpSites the setting for plain http */
export const isServed = (origin: string, httpSites: boolean): boolean =>
  origin.startsWith('https://') || isThisComputer(origin) || httpSites;

function originOf(url: string | undefined): string | null {
  try {
    return url === undefined ? null : new URL(url).origin;
  } catch {
    return null;
  }
}
