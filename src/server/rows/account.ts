/** The server's name for who wants in with a guessable secret: an HMAC under its own key. Never keeps or shows the text. */
import type * as v from 'valibot';
import { foldPersonalInformation } from '../../keys/storage-key.ts';
import { createWriter } from '../../lib/encoding.ts';
import type { accountSchema } from '../../messaging/key-server/rows.ts';
import { hmac } from '../secrets.ts';

export type Account = v.InferOutput<typeof accountSchema>;

/** HMAC over a use and parts of bytes, each with its length: 32 bytes. */
export function keyed(key: Uint8Array, use: string, ...parts: readonly Uint8Array[]): Uint8Array {
  const message = createWriter()
    .text(use)
    .list(parts, (part, writer) => writer.bytes(part))
    .finish();
  return hmac(key, message);
}

/**
 * 32 bytes, the same for every spelling of one name: NFKC, trimmed, case-folded.
 * @param key the server's own for account names, 32 bytes
 */
export function accountKey(key: Uint8Array, account: Account): Uint8Array {
  const text = createWriter().text(foldPersonalInformation(account.name)).finish();
  return keyed(key, account.kind, text);
}
