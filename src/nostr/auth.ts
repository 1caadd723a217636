/** Events that log in: at a web server (NIP-98, kind 27235), at a relay (NIP-42, kind 22242) and at a file server (kind 24242). */
import { type EventDraft, tagOf } from './event.ts';

export const HTTP_AUTH = 27_235;
const RELAY_AUTH = 22_242;

export interface Login {
  /** The address that the event names, as it stands there; `null`: none. */
  address: string | null;
  /** Its host with the port; `null`: there is no address, or it cannot be read. */
  host: string | null;
}

/** Host and port at which an event logs in; `null`: it is no login, or nobody can tell where. */
export const hostOfLogin = (event: EventDraft): string | null => loginOf(event)?.host ?? null;

/** Where an event logs in; `null`: it is no login. */
export function loginOf(event: EventDraft): Login | null {
  if (event.kind !== HTTP_AUTH && event.kind !== RELAY_AUTH) return null;
  const address = tagOf(event, event.kind === HTTP_AUTH ? 'u' : 'relay');
  if (address === null || !URL.canParse(address)) return { address, host: null };
  const { protocol, host } = new URL(address);
  const isKnown = event.kind === HTTP_AUTH ? /^https?:$/.test(protocol) : /^wss?:$/.test(protocol);
  return { address, host: isKnown && host !== '' ? host : null };
}
