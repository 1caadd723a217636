/** Finds the picture that the worker kept before it stopped (messaging/last-picture.ts). Asks no worker. */
import browser from 'webextension-polyfill';
import {
  findPictureKey,
  isStillOpen,
  LAST_PICTURE,
  openPicture,
  type StoredPicture,
} from '../messaging/last-picture.ts';
import type { Snapshot } from '../messaging/snapshot.ts';

/** `null`: there is none, or what it shows has ended since. Never rejects. */
export async function findLastPicture(): Promise<Snapshot | null> {
  try {
    const [found, key] = await Promise.all([browser.storage.session.get(LAST_PICTURE), findPictureKey(indexedDB)]);
    const stored = found[LAST_PICTURE] as StoredPicture | undefined;
    const picture = stored && key ? await openPicture(key, stored) : null;
    return picture && isStillOpen(picture, Date.now()) ? picture : null;
  } catch {
    return null;
  }
}
