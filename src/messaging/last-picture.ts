/**
 * The last picture: the snapshot that the popup draws while the worker still starts. The worker keeps it in session memory, encrypted
 * (AES-256-GCM) under a key that lies on the disk of this browser profile and cannot be exported: neither alone shows anything.
 */
import { fromBase64Url, fromUtf8, toBase64Url, utf8 } from '../lib/bytes.ts';
import { profileKey } from './profile-key.ts';
import type { Snapshot } from './snapshot.ts';
import { STEP_UP_MS } from './step-up.ts';

/** Its name in session memory. */
export const LAST_PICTURE = 'last-picture';

/** As stored; base64url. */
export interface StoredPicture {
  iv: string;
  box: string;
}

const DATABASE = 'picture-key';

/** The key of this browser profile, made by the first call. */
export const makePictureKey = (factory: IDBFactory): Promise<CryptoKey> =>
  profileKey(factory, DATABASE, () =>
    crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']),
  );

/** Compressed first: that of a large wallet is a megabyte of text. */
export async function sealPicture(key: CryptoKey, snapshot: Snapshot): Promise<StoredPicture> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const plaintext = await through(new CompressionStream('deflate-raw'), utf8(JSON.stringify(snapshot)));
  const box = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, plaintext));
  return { iv: toBase64Url(iv), box: toBase64Url(box) };
}

/** `null`: it was sealed under another key, or is damaged. */
export async function openPicture(key: CryptoKey, { iv, box }: StoredPicture): Promise<Snapshot | null> {
  try {
    const algorithm = { name: 'AES-GCM', iv: fromBase64Url(iv).slice() };
    const plaintext = new Uint8Array(await crypto.subtle.decrypt(algorithm, key, fromBase64Url(box).slice()));
    return JSON.parse(fromUtf8(await through(new DecompressionStream('deflate-raw'), plaintext))) as Snapshot;
  } catch {
    return null;
  }
}

async function through(stream: CompressionStream | DecompressionStream, bytes: Uint8Array) {
  const read = new Response(new Blob([bytes.slice()]).stream().pipeThrough(stream));
  return new Uint8Array(await read.arrayBuffer());
}

/** When what it shows closes by time, ms since 1970: the wallet itself or its step-up; `null`: it is not open. */
export function closesAt(snapshot: Snapshot): number | null {
  if (snapshot.kind !== 'unlocked') return null;
  return Math.min(snapshot.lockAt, snapshot.stepUp?.until ?? snapshot.lockAt);
}

/**
 * Whether a picture may still be drawn: its login and its step-up have not ended by time. A clock that was set back ends them too.
 * @param now ms since 1970
 */
export function isStillOpen(snapshot: Snapshot, now: number): boolean {
  if (snapshot.kind !== 'unlocked') return true;
  const isWithin = (end: number, length: number): boolean => end > now && end - now <= length;
  const { lockAt, stepUp, settings } = snapshot;
  return isWithin(lockAt, settings.autoLockMinutes * 60_000) && (!stepUp || isWithin(stepUp.until, STEP_UP_MS));
}
