/** Reads the address of a key server as people type or paste it, and shows one. Asks nobody; the worker has the last word. */

/** What was typed: an origin, nothing yet, or a sentence that says what is wrong. */
export type TypedAddress =
  | { kind: 'address'; origin: string }
  | { kind: 'nothing' }
  | { kind: 'problem'; problem: string };

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;
const HAS_SCHEME = /^[a-z][a-z0-9+.-]*:\/\//i;
/** What the server itself answers to: people paste it from a browser. */
const OWN_PATH = /^\/(v1\/server)?$/;

const problem = (sentence: string): TypedAddress => ({ kind: 'problem', problem: sentence });

/** Without a scheme https is meant, and http on this computer itself. */
function withScheme(typed: string): string {
  if (HAS_SCHEME.test(typed)) return typed;
  const secure = `https://${typed}`;
  const isLocal = URL.canParse(secure) && LOOPBACK.test(new URL(secure).hostname);
  return isLocal ? `http://${typed}` : secure;
}

/** A key server has no path: one that was typed is named, not left away unsaid. */
export function parseServerAddress(text: string): TypedAddress {
  const typed = text.trim();
  if (typed === '') return { kind: 'nothing' };
  const whole = withScheme(typed);
  if (!URL.canParse(whole)) return problem('This is not an address. It looks like keys.example.org.');
  const { protocol, hostname, host, origin, pathname, username, password } = new URL(whole);
  if (username !== '' || password !== '') return problem('Leave the name and password out of the address.');
  if (protocol === 'http:' && !LOOPBACK.test(hostname))
    return problem('A key server is reached by https. Only one on this computer itself may do without.');
  if (protocol !== 'https:' && protocol !== 'http:')
    return problem('A key server is reached by https: the address begins with https://.');
  if (!OWN_PATH.test(pathname)) return problem(`A key server has no path. Leave out what follows ${host}.`);
  return { kind: 'address', origin };
}

/** *keys.example.org*, *localhost:8443*: the host as it is said; the scheme only where it is not https. */
export function toServerName(origin: string): string {
  if (!URL.canParse(origin)) return origin;
  return new URL(origin).host;
}
