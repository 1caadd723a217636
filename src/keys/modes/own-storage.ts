/** The secrets of own storage: a file in the person's storage space and a passphrase, which give nothing without each other. A passphrase is never folded and never stored. */
import { concatBytes, wipe } from '../../lib/bytes.ts';
import { createWriter } from '../../lib/encoding.ts';
import { WalletError } from '../../lib/errors.ts';
import { keys as t } from '../../locales/en/keys.ts';
import { argon2id } from '../argon2.ts';
import { deriveKey } from '../derive.ts';
import { labels } from '../labels.ts';
import { ARGON2_COST } from '../storage-key.ts';

/** Bytes of the key in the file, and of every secret here. */
const KEY_LENGTH = 32;

/** Argon2id over the passphrase in NFKC, with letters and spaces as typed. */
async function stretch(passphrase: string, salt: Uint8Array): Promise<Uint8Array> {
  const input = createWriter().text(labels.storageLocalSecret).text(passphrase.normalize('NFKC')).finish();
  try {
    return await argon2id(input, salt, ARGON2_COST);
  } finally {
    wipe(input);
  }
}

/**
 * What file and passphrase give together, 32 bytes. The salt of Argon2id follows from the file, so a new computer needs nothing else.
 * @param fileKey from the file, 32 bytes
 * @throws WalletError internal if the key has a wrong length
 */
export async function storageKey(fileKey: Uint8Array, passphrase: string): Promise<Uint8Array> {
  if (fileKey.length !== KEY_LENGTH) throw new WalletError('internal', t.fileSecret);
  const salt = deriveKey(fileKey, null, labels.storageArgonSalt);
  const stretched = await stretch(passphrase, salt);
  const both = concatBytes(fileKey, stretched);
  try {
    return deriveKey(both, null, labels.storageKey);
  } finally {
    wipe(salt, stretched, both);
  }
}

/** Mode secret (32 bytes). @param key of `storageKey` */
export const storageModeSecret = (key: Uint8Array): Uint8Array => deriveKey(key, null, labels.storageModeSecret);

/**
 * Local secret (32 bytes) of a device that does not open without the file. A thief of the local copy has nothing to guess against.
 * @param key of `storageKey`
 */
export const storageFileSecret = (key: Uint8Array): Uint8Array => deriveKey(key, null, labels.storageFileSecret);

/**
 * Local secret (32 bytes) of a device that opens with the passphrase alone.
 * @param localSalt of this method on this device, 32 bytes
 */
export const storageLocalSecret = (passphrase: string, localSalt: Uint8Array): Promise<Uint8Array> =>
  stretch(passphrase, localSalt);
