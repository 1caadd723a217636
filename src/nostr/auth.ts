/** Events that log in: at a web server (NIP-98, kind 27235) and at a relay (NIP-42, kind 22242). */
import type { EventDraft } from './event.ts';

export const HTTP_AUTH = 27_235;
const RELAY_AUTH = 22_242;

export interface Login {
  /** The addresses that the event names, as they stand there; a server may read any of them. */
  addresses: readonly string[];
  /** Its host with the port; `null`: there is no address, it cannot be read, or there are several of different hosts. */
  host: string | null;
}

/** Host and port at which an event logs in; `null`: it is no login, or nobody can tell where. */
export const hostOfLogin = (event: EventDraft): string | null => loginOf(event)?.host ?? null;

/** Where an event logs in; `null`: it is no login. */
export function loginOf(event: EventDraft): Login | null {
  if (event.kind !== HTTP_AUTH && event.kind !== RELAY_AUTH) return null;
  const [tagName, protocols] = event.kind === HTTP_AUTH ? ['u', 'https?'] : ['relay', 'wss?'];
  // A server may read any of several tags: they count only together.
  const addresses = [...new Set(event.tags.flatMap(([name, value]) => (name === tagName ? [value ?? ''] : [])))];
  const hosts = new Set(addresses.map((address) => hostOf(address, protocols)));
  const [host = null] = hosts;
  return { addresses, host: hosts.size === 1 ? host : null };
}

/**
 * `null` also where parsers differ about which part is the host: letters beyond ASCII, a name before an @, a backslash, blanks.
 * @param protocols part of a regular expression
 */
function hostOf(address: string, protocols: string): string | null {
  const plain = new RegExp(`^${protocols}://(?:[a-z0-9._-]+|\\[[0-9a-f:.]+\\])(?::\\d{1,5})?(?:[/?#]|$)`, 'i');
  return plain.test(address) && URL.canParse(address) ? new URL(address).host : null;
}
