/**
 * The secrets of a login method whose typed secret is checked by OPAQUE at the key server: a mode secret and a server secret from the
 * export key, and the local secret of this device from the typed secret. Each kind has its own labels. What is typed is never stored.
 */
import { wipe } from '../../lib/bytes.ts';
import { createWriter } from '../../lib/encoding.ts';
import { WalletError } from '../../lib/errors.ts';
import { keys as t } from '../../locales/en/keys.ts';
import { argon2id } from '../argon2.ts';
import { deriveKey } from '../derive.ts';
import type { Label } from '../labels.ts';
import { ARGON2_COST } from '../storage-key.ts';

/** Bytes of an OPAQUE export key with SHA-512 (RFC 9807 §6.4, §7). */
const EXPORT_KEY_LENGTH = 64;

export function fromExportKey(exportKey: Uint8Array, label: Label): Uint8Array {
  if (exportKey.length !== EXPORT_KEY_LENGTH) throw new WalletError('internal', t.passwordSecret);
  return deriveKey(exportKey, null, label);
}

/** Argon2id over the typed secret in NFKC, with letters and spaces as typed. @param localSalt 32 bytes @returns 32 bytes */
export async function localSecretOf(typed: string, localSalt: Uint8Array, label: Label): Promise<Uint8Array> {
  const input = createWriter().text(label).text(typed.normalize('NFKC')).finish();
  try {
    return await argon2id(input, localSalt, ARGON2_COST);
  } finally {
    wipe(input);
  }
}
