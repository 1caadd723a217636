/** The two secrets of a password: the mode secret through OPAQUE at the key server, and the local secret of this device. A password is never folded and never stored. */
import { deriveKey } from '../derive.ts';
import { labels } from '../labels.ts';
import { fromExportKey, localSecretOf } from './opaque-secrets.ts';

/** Mode secret (32 bytes) of a password. @param exportKey of OPAQUE, 64 bytes: the server never has it */
export const passwordModeSecret = (exportKey: Uint8Array): Uint8Array =>
  fromExportKey(exportKey, labels.passwordModeSecret);

/**
 * Local secret (32 bytes) of a device that does not open without the server. A thief of the local copy has nothing to guess against.
 * @param exportKey of OPAQUE, 64 bytes
 */
export const passwordServerSecret = (exportKey: Uint8Array): Uint8Array =>
  fromExportKey(exportKey, labels.passwordServerSecret);

/**
 * Control token (32 bytes) of the OPAQUE row of a password or of an account's passphrase. It follows from the method seed, so the method
 * can replace the row without storing a token.
 */
export const passwordRowControl = (methodSeed: Uint8Array): Uint8Array =>
  deriveKey(methodSeed, null, labels.passwordRowControl);

/**
 * Local secret (32 bytes) of *local unlock*: Argon2id over the password in NFKC, with letters and spaces as typed.
 * @param localSalt of this method on this device, 32 bytes
 */
export const passwordLocalSecret = (password: string, localSalt: Uint8Array): Promise<Uint8Array> =>
  localSecretOf(password, localSalt, labels.passwordLocalSecret);
