/**
 * Fetches the metadata and the picture of one item, when the person asks for it: inline data without any request, IPFS through the person's
 * own gateway, a host of the web only where the person has just named it. No cookies, no referrer, no redirects, no cache; bounded in size and time.
 */
import { pictureTypeOf, readMetadata } from '../../ethereum/item-metadata.ts';
import { type Place, readPlace } from '../../ethereum/token-uri.ts';
import { isWalletError, WalletError } from '../../lib/errors.ts';
import { backgroundAdapters as t } from '../../locales/en/background/adapters.ts';
import type { ItemDetails } from '../../messaging/item-details.ts';

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export interface ItemReaderDeps {
  fetch: Fetch;
  /** The person's own IPFS gateway; empty: none. */
  gateway: () => string;
}

/** Most bytes of metadata and of a picture. */
const METADATA = 512 * 1024;
const PICTURE = 4 * 1024 * 1024;
/** In ms, for one request with its answer. */
const TIMEOUT = 30_000;

const NOTHING: ItemDetails = { name: null, description: null, picture: null, needs: null, problem: null };

type Loaded = { bytes: Uint8Array } | Pick<ItemDetails, 'needs' | 'problem'>;

/** @param hosts hosts that the person has just allowed to be asked */
export async function readItem(
  uri: string | null,
  hosts: readonly string[],
  deps: ItemReaderDeps,
): Promise<ItemDetails> {
  if (uri === null) return { ...NOTHING, problem: t.noPicture };
  const loaded = await load(readPlace(uri), hosts, PICTURE, deps);
  if (!('bytes' in loaded)) return { ...NOTHING, ...loaded };
  const ownPicture = pictureOf(loaded.bytes);
  if (ownPicture !== null) return { ...NOTHING, picture: ownPicture };
  const metadata = loaded.bytes.length > METADATA ? null : readMetadata(loaded.bytes);
  if (metadata === null) return { ...NOTHING, problem: t.neitherPicture };
  const { name, description, image } = metadata;
  const said = { ...NOTHING, name, description };
  if (image === null) return { ...said, problem: t.itemNoPicture };
  const picture = await load(readPlace(image), hosts, PICTURE, deps);
  if (!('bytes' in picture)) return { ...said, ...picture };
  const shown = pictureOf(picture.bytes);
  return shown === null ? { ...said, problem: t.pictureKind } : { ...said, picture: shown };
}

async function load(place: Place, hosts: readonly string[], most: number, deps: ItemReaderDeps): Promise<Loaded> {
  const failed = (problem: string): Loaded => ({ needs: null, problem });
  if (place.kind === 'nowhere') return failed(place.why);
  if (place.kind === 'inline') return place.bytes.length > most ? failed(t.tooLarge) : { bytes: place.bytes };
  const url = addressFor(place, hosts, deps.gateway());
  if (typeof url !== 'string') return { needs: url, problem: null };
  try {
    return { bytes: await fetchBytes(url, most, deps.fetch) };
  } catch (error) {
    return failed(isWalletError(error) ? error.message : t.notGiven(nameOf(url)));
  }
}

/** The person's own gateway where it has the content, else a host that they allowed; otherwise what is needed. */
function addressFor(
  place: Extract<Place, { kind: 'ipfs' | 'web' }>,
  hosts: readonly string[],
  gateway: string,
): string | NonNullable<ItemDetails['needs']> {
  const content = place.kind === 'ipfs' ? place.path : place.ipfs;
  if (content !== null && gateway !== '') return gatewayUrl(gateway, content);
  if (place.kind === 'ipfs') return { kind: 'gateway' };
  return hosts.includes(place.host) ? place.url : { kind: 'host', host: place.host };
}

const nameOf = (url: string): string => new URL(url).host;

/** A gateway at `localhost` sends each content on to a host of its own; at 127.0.0.1 it does not. */
function gatewayUrl(gateway: string, content: string): string {
  const url = new URL(gateway);
  if (url.hostname === 'localhost') url.hostname = '127.0.0.1';
  return `${url.href.replace(/\/$/, '')}/ipfs/${content}`;
}

/** @throws WalletError no-network */
async function fetchBytes(url: string, most: number, fetch: Fetch): Promise<Uint8Array> {
  const response = await fetch(url, {
    method: 'GET',
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    redirect: 'error',
    cache: 'no-store',
    signal: AbortSignal.timeout(TIMEOUT),
  });
  const stop = async (why: string): Promise<never> => {
    await response.body?.cancel().catch(() => undefined);
    throw new WalletError('no-network', why);
  };
  if (!response.ok) return stop(t.notThere(nameOf(url), response.status));
  const parts: Uint8Array[] = [];
  let length = 0;
  const reader = response.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    length += part.value.length;
    if (length > most) {
      await reader?.cancel().catch(() => undefined);
      throw new WalletError('no-network', t.tooLarge);
    }
    parts.push(part.value);
  }
  return new Uint8Array(await new Blob(parts as BlobPart[]).arrayBuffer());
}

/** As a data: address, which only an image element gets: there a picture runs nothing and loads nothing. */
function pictureOf(bytes: Uint8Array): string | null {
  const type = pictureTypeOf(bytes);
  if (type === null) return null;
  let binary = '';
  for (let at = 0; at < bytes.length; at += 8_192) binary += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  return `data:${type};base64,${btoa(binary)}`;
}
