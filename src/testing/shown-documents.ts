/** What a tab can show, as a script that is injected into it finds it: its address, its origin, and what it has made of both. For tests only. */
import { vi } from 'vitest';

export interface ShownDocument {
  what: string;
  address: string;
  /** What the browser holds it for; `null`: nobody's, as in a sandbox. Not given: the origin of its address. */
  origin?: string;
  /** `document.domain`, where the page has set it. */
  domain?: string;
  isFrame?: boolean;
}

/** The site that a login was saved for. */
export const SAVED = 'https://xn--bcher-kva.example';

/** Documents into which the login of SAVED is filled. */
export const OWN_DOCUMENTS: ShownDocument[] = [
  { what: 'the site', address: `${SAVED}/login?next=1#form` },
  { what: 'the site with letters outside ASCII, as a person types it', address: 'https://bücher.example/' },
  { what: 'the site in capital letters', address: 'HTTPS://BÜCHER.example/' },
  { what: 'the site with its default port', address: `${SAVED}:443/` },
  { what: 'the site with a user in its address', address: 'https://mara:secret@xn--bcher-kva.example/' },
];

/** Documents into which it never is. */
export const OTHER_DOCUMENTS: ShownDocument[] = [
  { what: 'a data: page', address: `data:text/html,<base href="${SAVED}/"><input type=password>` },
  { what: 'an empty page', address: 'about:blank' },
  { what: 'an empty page that the site has opened', address: 'about:blank', origin: SAVED },
  { what: 'a page from srcdoc', address: 'about:srcdoc', origin: SAVED },
  { what: 'a blob of the site', address: `blob:${SAVED}/6a51b2a0-0000-4000-8000-000000000000`, origin: SAVED },
  { what: 'a blob of nobody', address: 'blob:null/6a51b2a0-0000-4000-8000-000000000000' },
  { what: 'a file', address: 'file:///home/mara/xn--bcher-kva.example.html' },
  { what: 'a page of the browser', address: 'chrome://settings/' },
  { what: 'a page of an extension', address: 'chrome-extension://abcdefghijklmnop/xn--bcher-kva.example' },
  { what: 'the site in a sandbox', address: `${SAVED}/`, origin: 'null' },
  { what: 'the site in a frame', address: `${SAVED}/`, isFrame: true },
  { what: 'the site after it joined the host above', address: `${SAVED}/`, domain: 'example' },
  { what: 'the host with a dot at its end', address: 'https://xn--bcher-kva.example./' },
  { what: 'another port', address: `${SAVED}:8443/` },
  { what: 'plain http', address: 'http://xn--bcher-kva.example/' },
  { what: 'plain http at the port of https', address: 'http://xn--bcher-kva.example:443/' },
  { what: 'a host below it', address: 'https://login.xn--bcher-kva.example/' },
  { what: 'the host above it', address: 'https://example/' },
  { what: 'a host that begins like it', address: `${SAVED}.evil.test/` },
  { what: 'its host as the user of another one', address: `${SAVED}@evil.test/` },
  { what: 'its address in the path of another one', address: `https://evil.test/${SAVED}/` },
  { what: 'letters that look like its letters', address: 'https://büсher.example/' },
  { what: 'the same name without its dots', address: 'https://bucher.example/' },
];

/** As Chrome tells it: the address of a file has an origin of its own kind. */
const originOf = ({ protocol, origin, host }: URL): string => {
  if (protocol === 'file:') return 'file://';
  return protocol === 'chrome:' || protocol === 'chrome-extension:' ? `${protocol}//${host}` : origin;
};

/** From here on this document is around the code, as around a script that the browser has injected into it. */
export function show({ address, origin, domain, isFrame = false }: ShownDocument): void {
  const url = new URL(address);
  const { protocol, hostname, host } = url;
  const held = origin ?? (protocol === 'file:' ? 'null' : originOf(url));
  const ownDomain = held === 'null' ? '' : new URL(held).hostname;
  const location = { protocol, hostname, host, href: url.href, origin: originOf(url) };
  const window = { location, origin: held, top: {} };
  if (!isFrame) window.top = window;
  vi.stubGlobal('location', location);
  vi.stubGlobal('document', { domain: domain ?? ownDomain });
  vi.stubGlobal('origin', held);
  vi.stubGlobal('self', window);
  vi.stubGlobal('window', window);
}
