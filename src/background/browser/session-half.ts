/**
 * The half of the session key that lies on the disk: an HMAC key that cannot be exported, in a database of its own.
 * Alone it opens nothing, and without it what session memory holds opens nothing either.
 */
import { lazyLoad } from '../../lib/lazy.ts';
import { profileKey } from '../../messaging/profile-key.ts';

const loadKey = (): Promise<CryptoKey> =>
  profileKey(indexedDB, 'session-half', () =>
    crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign']),
  );

const key = lazyLoad(loadKey);

/** Has the key read while other things are: the first half that is asked for does not wait for it. */
export const prepareSessionHalf = (): void => void key().catch(() => undefined);

/** HMAC-SHA256 of the other half: 32 bytes. */
export const createSessionHalf = (): ((half: Uint8Array) => Promise<Uint8Array>) => async (half) =>
  new Uint8Array(await crypto.subtle.sign('HMAC', await key(), half.slice()));
