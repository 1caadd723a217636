/** Parses the typed address of a WebDAV folder, or of a login file in one. Sends no request. */
import { ownStorage as t } from '../../../locales/en/ui/methods/own-storage.tsx';

/** The one extension of a login file. An address with it is a file, any other address is a folder. */
export const EXTENSION = '.login';

export type TypedPlace =
  | { kind: 'folder' | 'file'; url: string }
  | { kind: 'nothing' }
  | { kind: 'problem'; problem: string };

/** Where http is accepted: on this computer only, as far as the extension may reach. */
const LOOPBACK = /^(localhost|127\.0\.0\.1)$/;
const HAS_SCHEME = /^[a-z][a-z0-9+.-]*:\/\//i;

const problem = (sentence: string): TypedPlace => ({ kind: 'problem', problem: sentence });

/** Adds a missing scheme: https, or http for this computer. */
function withScheme(typed: string): string {
  if (HAS_SCHEME.test(typed)) return typed;
  const secure = `https://${typed}`;
  return URL.canParse(secure) && LOOPBACK.test(new URL(secure).hostname) ? `http://${typed}` : secure;
}

export function parsePlace(text: string): TypedPlace {
  const typed = text.trim();
  if (typed === '') return { kind: 'nothing' };
  // Some services give their address with these schemes, which say the same.
  const whole = withScheme(typed.replace(/^davs:\/\//i, 'https://').replace(/^dav:\/\//i, 'http://'));
  if (!URL.canParse(whole)) return problem(t.noValidAddress);
  const url = new URL(whole);
  if (url.username !== '' || url.password !== '') return problem(t.noUserName);
  if (url.protocol === 'http:' && !LOOPBACK.test(url.hostname)) return problem(t.needsHttps);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return problem(t.mustBeginWithHttps);
  if (url.search !== '') return problem(t.noQuery);
  url.hash = '';
  if (url.pathname.endsWith(EXTENSION)) return { kind: 'file', url: url.href };
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  return { kind: 'folder', url: url.href };
}

/** *cloud.example.org*, for sentences. */
export const toHost = (url: string): string => (URL.canParse(url) ? new URL(url).host : url);

/** The address of the folder, where it is that of a login file. */
export const toFolder = (address: string): string =>
  address.endsWith(EXTENSION) ? address.slice(0, address.lastIndexOf('/') + 1) : address;
