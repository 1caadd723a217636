/** Parses a typed or pasted key server address, and formats one. Sends no request; the worker validates the address again. */
import { serverPicker as t } from '../../locales/en/ui/server-picker.ts';
import { invitationLink } from '../../messaging/key-server/invitation.ts';

/** The parsed input: an origin, nothing yet, or the problem as a sentence. */
export type TypedAddress =
  | { kind: 'address'; origin: string }
  | { kind: 'nothing' }
  | { kind: 'problem'; problem: string };

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;
const HAS_SCHEME = /^[a-z][a-z0-9+.-]*:\/\//i;
/** Paths of the server itself, which users may paste from a browser. */
const OWN_PATH = /^\/(v1\/server)?$/;

const problem = (sentence: string): TypedAddress => ({ kind: 'problem', problem: sentence });

/** Adds a missing scheme: https, or http for this computer. */
function withScheme(typed: string): string {
  if (HAS_SCHEME.test(typed)) return typed;
  const secure = `https://${typed}`;
  const isLocal = URL.canParse(secure) && LOOPBACK.test(new URL(secure).hostname);
  return isLocal ? `http://${typed}` : secure;
}

/** Parses a typed address. A path is an error, because a key server has none. */
export function parseServerAddress(text: string): TypedAddress {
  const typed = text.trim();
  if (typed === '') return { kind: 'nothing' };
  const whole = withScheme(typed);
  if (!URL.canParse(whole)) return problem(t.noValidAddress);
  const { protocol, hostname, host, origin, pathname, username, password } = new URL(whole);
  if (username !== '' || password !== '') return problem(t.noUserName);
  if (protocol === 'http:' && !LOOPBACK.test(hostname)) return problem(t.httpOnlyHere);
  if (protocol !== 'https:' && protocol !== 'http:') return problem(t.needsHttps);
  if (!OWN_PATH.test(pathname)) return problem(t.noPath(host));
  return { kind: 'address', origin };
}

/** The address with an invitation, as the worker takes it. @param code as typed; empty: none */
export const addressWith = (origin: string, code: string): string =>
  code.trim() === '' ? origin : invitationLink(origin, code.trim());

/** The host with its port: *keys.example.org*, *localhost:8443*. */
export function toServerName(origin: string): string {
  if (!URL.canParse(origin)) return origin;
  return new URL(origin).host;
}
