/** The stored form of an account: an HMAC under the server's own key, of a typed name or of an issuer and its subject. Neither is ever stored or shown. */
import { foldPersonalInformation } from '../../keys/storage-key.ts';
import { utf8 } from '../../lib/bytes.ts';
import { createWriter } from '../../lib/encoding.ts';
import { hmac } from '../secrets.ts';

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
export function nameKey(key: Uint8Array, name: string): Uint8Array {
  const text = createWriter().text(foldPersonalInformation(name)).finish();
  return keyed(key, 'name', text);
}

/**
 * The HMAC of an account at an OpenID Connect issuer (32 bytes). Never that of a name, as its use is another one.
 * @param key the server's key for account names, 32 bytes
 * @param issuer verified `iss`, exactly as it is
 * @param subject verified `sub`, case-sensitive
 */
export const subjectKey = (key: Uint8Array, issuer: string, subject: string): Uint8Array =>
  keyed(key, 'oidc', utf8(issuer), utf8(subject));
