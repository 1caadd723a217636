/** Encrypts values that outlive the worker but not the browser, under a session key whose two halves are never stored in one place. */

import { sessionKey } from '../../keys/session-key.ts';
import { unwrap, wrap } from '../../keys/wrap.ts';
import { fromBase64Url, randomBytes, toBase64Url, utf8, wipe } from '../../lib/bytes.ts';

/** As stored; base64url. */
export interface SessionBoxed {
  half: string;
  box: string;
}

/** Makes the other half of a session key with a key that cannot be exported from this browser profile. 32 bytes in, 32 out. */
export type OtherHalf = (half: Uint8Array) => Promise<Uint8Array>;

async function withKey<Value>(
  otherHalf: OtherHalf,
  half: Uint8Array,
  work: (key: Uint8Array) => Value,
): Promise<Value> {
  const other = await otherHalf(half);
  const key = sessionKey(half, other);
  try {
    return work(key);
  } finally {
    wipe(key, other);
  }
}

/** Encrypts under a fresh session key each time. @param name what the plaintext is; bound to the ciphertext */
export async function closeSessionBox(
  otherHalf: OtherHalf,
  name: string,
  plaintext: Uint8Array,
): Promise<SessionBoxed> {
  const half = randomBytes(32);
  const box = await withKey(otherHalf, half, (key) => wrap(key, 'session', utf8(name), plaintext));
  return { half: toBase64Url(half), box: toBase64Url(box) };
}

/** @throws WalletError cannot-open */
export const openSessionBox = (otherHalf: OtherHalf, name: string, boxed: SessionBoxed): Promise<Uint8Array> =>
  withKey(otherHalf, fromBase64Url(boxed.half), (key) => unwrap(key, 'session', utf8(name), fromBase64Url(boxed.box)));
