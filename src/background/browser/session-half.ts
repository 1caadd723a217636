/**
 * The half of the session key that lies on the disk: an HMAC key that cannot be exported, in a database of its own.
 * Alone it opens nothing, and without it what session memory holds opens nothing either.
 */
import { profileKey } from '../../messaging/profile-key.ts';

const loadKey = (): Promise<CryptoKey> =>
  profileKey(indexedDB, 'session-half', () =>
    crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign']),
  );

/** HMAC-SHA256 of the other half: 32 bytes. */
export function createSessionHalf(): (half: Uint8Array) => Promise<Uint8Array> {
  let key: Promise<CryptoKey> | null = null;
  return async (half) => {
    key ??= loadKey();
    return new Uint8Array(await crypto.subtle.sign('HMAC', await key, half.slice()));
  };
}
