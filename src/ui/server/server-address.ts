/** Reads the address of a key server as people type or paste it, and shows one. Asks nobody; the worker has the last word. */

/** What was typed: an origin, nothing yet, or a sentence that says what is wrong. */
export type TypedAddress =
  | { kind: 'address'; origin: string }
  | { kind: 'nothing' }
  | { kind: 'problem'; problem: string };

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;
const HAS_SCHEME = /^[a-z][a-z0-9+.-]*:\/\//i;
const SEEMS_LOCAL = /^(localhost|127\.|\[::1\])/i;

const problem = (sentence: string): TypedAddress => ({ kind: 'problem', problem: sentence });

/** Without a scheme https is meant, and http on this computer itself. What follows the host is left away. */
export function parseServerAddress(text: string): TypedAddress {
  const typed = text.trim();
  if (typed === '') return { kind: 'nothing' };
  const whole = HAS_SCHEME.test(typed) ? typed : `${SEEMS_LOCAL.test(typed) ? 'http' : 'https'}://${typed}`;
  if (!URL.canParse(whole)) return problem('This is not an address. It looks like keys.example.org.');
  const { protocol, hostname, origin, username, password } = new URL(whole);
  if (username !== '' || password !== '') return problem('Leave the name and password out of the address.');
  if (protocol === 'http:' && !LOOPBACK.test(hostname))
    return problem('A key server is reached by https. Only one on this computer itself may do without.');
  if (protocol !== 'https:' && protocol !== 'http:')
    return problem('A key server is reached by https: the address begins with https://.');
  return { kind: 'address', origin };
}

/** *keys.example.org*, *localhost:8443*: the host as it is said; the scheme only where it is not https. */
export function toServerName(origin: string): string {
  if (!URL.canParse(origin)) return origin;
  return new URL(origin).host;
}
