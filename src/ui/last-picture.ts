/** Finds the picture that the worker kept before it stopped (messaging/last-picture.ts). Asks no worker. */
import { isStillOpen, LAST_PICTURE, openPicture, type StoredPicture } from '../messaging/last-picture.ts';
import type { Snapshot } from '../messaging/snapshot.ts';

/** What session memory has, the key, and whether the worker has deleted the picture since: asked for before this script has loaded (public/early-picture.js). */
export type EarlyPicture = Promise<
  [found: Record<string, unknown>, key: CryptoKey | undefined, isDropped: () => boolean]
>;

/** `null`: there is none, or what it shows has ended since. Never rejects. */
export async function findLastPicture(): Promise<Snapshot | null> {
  const place = globalThis as { earlyPicture?: EarlyPicture };
  const early = place.earlyPicture;
  delete place.earlyPicture;
  if (early === undefined) return null;
  try {
    const [found, key, isDropped] = await early;
    const stored = found[LAST_PICTURE] as StoredPicture | undefined;
    const picture = stored && key ? await openPicture(key, stored) : null;
    return picture && !isDropped() && isStillOpen(picture, Date.now()) ? picture : null;
  } catch {
    return null;
  }
}
