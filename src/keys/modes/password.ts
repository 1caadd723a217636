/** The two secrets of a password: the mode secret through OPAQUE at the key server, and the local secret of this device. A password is never folded and never stored. */
import { argon2idAsync } from '@noble/hashes/argon2.js';
import { wipe } from '../../lib/bytes.ts';
import { createWriter } from '../../lib/encoding.ts';
import { WalletError } from '../../lib/errors.ts';
import { deriveKey } from '../derive.ts';
import { type Label, labels } from '../labels.ts';
import { ARGON2_COST } from '../storage-key.ts';

/** Bytes of an OPAQUE export key with SHA-512 (RFC 9807 §6.4, §7). */
const EXPORT_KEY_LENGTH = 64;

function fromExportKey(exportKey: Uint8Array, label: Label): Uint8Array {
  if (exportKey.length !== EXPORT_KEY_LENGTH)
    throw new WalletError('internal', 'The key that a password gave has a wrong length. Try again.');
  return deriveKey(exportKey, null, label);
}

/** Mode secret (32 bytes) of a password. @param exportKey of OPAQUE, 64 bytes: the server never has it */
export const passwordModeSecret = (exportKey: Uint8Array): Uint8Array =>
  fromExportKey(exportKey, labels.passwordModeSecret);

/**
 * Local secret (32 bytes) of a device that does not open without the server. A thief of the local copy has nothing to guess against.
 * @param exportKey of OPAQUE, 64 bytes
 */
export const passwordServerSecret = (exportKey: Uint8Array): Uint8Array =>
  fromExportKey(exportKey, labels.passwordServerSecret);

/** Control token (32 bytes) of the password's row at the server. It follows from the method seed, so the method can replace the row without storing a token. */
export const passwordRowControl = (methodSeed: Uint8Array): Uint8Array =>
  deriveKey(methodSeed, null, labels.passwordRowControl);

/**
 * Local secret (32 bytes) of *local unlock*: Argon2id over the password in NFKC, with letters and spaces as typed.
 * @param localSalt of this method on this device, 32 bytes
 */
export async function passwordLocalSecret(password: string, localSalt: Uint8Array): Promise<Uint8Array> {
  const input = createWriter().text(labels.passwordLocalSecret).text(password.normalize('NFKC')).finish();
  try {
    return await argon2idAsync(input, localSalt, ARGON2_COST);
  } finally {
    wipe(input);
  }
}
