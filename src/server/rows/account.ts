/** The stored form of an account name: an HMAC under the server's own key. The name itself is never stored or shown. */
import type * as v from 'valibot';
import { foldPersonalInformation } from '../../keys/storage-key.ts';
import { createWriter } from '../../lib/encoding.ts';
import type { accountSchema } from '../../messaging/key-server/rows.ts';
import { hmac } from '../secrets.ts';

export type Account = v.InferOutput<typeof accountSchema>;

/** HMAC-SHA256 (32 bytes) over a use and byte strings, each with its length. */
export function keyed(key: Uint8Array, use: string, ...parts: readonly Uint8Array[]): Uint8Array {
  const message = createWriter()
    .text(use)
    .list(parts, (part, writer) => writer.bytes(part))
    .finish();
  return hmac(key, message);
}

/**
 * The HMAC of an account name (32 bytes); equal for all spellings: NFKC, trimmed, case-folded.
 * @param key the server's key for account names, 32 bytes
 */
export function accountKey(key: Uint8Array, account: Account): Uint8Array {
  const text = createWriter().text(foldPersonalInformation(account.name)).finish();
  return keyed(key, account.kind, text);
}
