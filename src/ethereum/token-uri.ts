/** Reads the addresses that contracts give for an item and its picture: inline data, IPFS, or a host of the web. Everything in them is untrusted. */
import { utf8 } from '../lib/bytes.ts';
import { ethereumTokenUri as t } from '../locales/en/ethereum/token-uri.ts';

/** Where something stands. */
export type Place =
  | { kind: 'inline'; mediaType: string; bytes: Uint8Array }
  /** `path`: the content id and what follows, percent-encoded: `bafy…/1.json`. */
  | { kind: 'ipfs'; path: string }
  /** `host` learns the address of whoever asks. `ipfs`: the same content by its id, where the address names one. */
  | { kind: 'web'; host: string; url: string; ipfs: string | null }
  /** `why`: a sentence. */
  | { kind: 'nowhere'; why: string };

/** The longest address of a place outside. Inline data may be as long as a contract can answer. */
const LONGEST = 2_000;

/** Content ids of both versions: base58 and base32. */
const CONTENT_ID = 'Qm[1-9A-HJ-NP-Za-km-z]{44}|b[a-z2-7]{50,120}';
const IPFS = new RegExp(`^(?:ipfs:/{1,3})?(?:ipfs/)?(${CONTENT_ID})(?=$|[/?#])(.*)$`, 's');
const IPFS_PATH = new RegExp(`^/ipfs/(${CONTENT_ID})(?=$|/)(.*)$`, 's');
const IPFS_HOST = /^(b[a-z2-7]{50,120})\.ipfs\./;

const nowhere = (why: string): Place => ({ kind: 'nowhere', why });

export function readPlace(text: string): Place {
  const uri = text.trim();
  if (uri === '') return nowhere(t.empty);
  if (/^data:/i.test(uri)) return readInline(uri);
  if (uri.length > LONGEST) return nowhere(t.tooLong);
  const [, id, rest = ''] = IPFS.exec(uri) ?? [];
  if (id !== undefined) return onIpfs(id, rest);
  if (/^ipfs:/i.test(uri)) return nowhere(t.noContent);
  return onWeb(uri);
}

/** An address of ERC-1155 stands for all items of a collection: `{id}` is the number as 64 hex digits. */
export const withItemId = (uri: string, id: bigint): string =>
  uri.replaceAll('{id}', () => id.toString(16).padStart(64, '0'));

function readInline(uri: string): Place {
  const comma = uri.indexOf(',');
  if (comma < 0) return nowhere(t.unreadableContent);
  const [mediaType = '', ...parameters] = uri.slice('data:'.length, comma).split(';');
  const content = uri.slice(comma + 1);
  const isBase64 = parameters.some((parameter) => parameter.trim().toLowerCase() === 'base64');
  const bytes = isBase64 ? fromBase64(content) : percentDecoded(content);
  if (bytes === null) return nowhere(t.unreadableContent);
  return { kind: 'inline', mediaType: mediaType.trim().toLowerCase(), bytes };
}

function fromBase64(text: string): Uint8Array | null {
  try {
    const standard = text.replaceAll(/%3d/gi, '=').replaceAll('-', '+').replaceAll('_', '/');
    return Uint8Array.from(atob(standard), (letter) => letter.charCodeAt(0));
  } catch {
    return null;
  }
}

/** Many contracts write JSON and SVG as they are: what is no percent code stays. */
function percentDecoded(text: string): Uint8Array {
  const parts = text.split(/((?:%[0-9a-f]{2})+)/i);
  const bytes = parts.map((part, at) =>
    at % 2 === 0 ? utf8(part) : Uint8Array.from(part.slice(1).split('%'), (code) => Number.parseInt(code, 16)),
  );
  const whole = new Uint8Array(bytes.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of bytes) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function onIpfs(id: string, rest: string): Place {
  const path = pathBelow(id, rest);
  return path === null ? nowhere(t.noContent) : { kind: 'ipfs', path };
}

/** Files have names with `#` in them; what follows a `?` is not part of content. `null`: the path leads out of the content. */
function pathBelow(id: string, rest: string): string | null {
  const [plain = ''] = rest.replaceAll('#', '%23').split('?');
  // No file has a slash in its name.
  if (/%2f|%5c/i.test(plain) || !URL.canParse(`http://gateway/ipfs/${id}${plain}`)) return null;
  const { pathname } = new URL(`http://gateway/ipfs/${id}${plain}`);
  const path = pathname.slice('/ipfs/'.length);
  return pathname.startsWith('/ipfs/') && (path === id || path.startsWith(`${id}/`)) ? path : null;
}

function onWeb(uri: string): Place {
  if (!URL.canParse(uri)) return nowhere(t.unreadable);
  const url = new URL(uri);
  if (url.protocol !== 'https:') return nowhere(t.otherProtocol(url.protocol.slice(0, 20)));
  if (url.username !== '' || url.password !== '' || url.port !== '') return nowhere(t.notOrdinary);
  if (!isPublicName(url.hostname)) return nowhere(t.ownNetwork);
  url.hash = '';
  return { kind: 'web', host: url.hostname, url: url.href, ipfs: contentOf(url) };
}

/** A name of the public web: no number, no name of a home or company network. */
const isPublicName = (host: string): boolean =>
  host.length <= 253 &&
  /^([a-z0-9]([a-z0-9_-]*[a-z0-9])?\.)+[a-z]([a-z0-9-]*[a-z0-9])$/.test(host) &&
  !/\.(local|localhost|localdomain|internal|intranet|lan|home|corp|private|test|invalid|onion|arpa)$/.test(host);

/** The content that an address of a public gateway names: the person's own gateway has it too. */
function contentOf({ hostname, pathname }: URL): string | null {
  const [, id, rest = ''] = IPFS_PATH.exec(pathname) ?? [];
  if (id !== undefined) return pathBelow(id, rest);
  const [, inHost] = IPFS_HOST.exec(hostname) ?? [];
  return inHost === undefined ? null : pathBelow(inHost, pathname);
}
