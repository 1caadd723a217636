/** Key-committing authenticated encryption: a box commits to its key, purpose and context and opens only with all three. */
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { concatBytes, equalBytes, randomBytes, wipe } from '../lib/bytes.ts';
import { createReader, createWriter } from '../lib/encoding.ts';
import { cannotOpen, WalletError } from '../lib/errors.ts';
import { deriveKey, labelledHash } from './derive.ts';
import { type Label, labels } from './labels.ts';

export type WrapPurpose =
  | 'method-blob'
  | 'first-storage-key'
  | 'local-copy'
  | 'copied-seed'
  | 'copied-document-key'
  | 'copied-authentication'
  | 'login-cache'
  | 'document'
  | 'session'
  | 'backup'
  | 'pairing'
  | 'row-control';

const purposeLabels: Record<WrapPurpose, Label> = {
  'method-blob': labels.wrapMethodBlob,
  'first-storage-key': labels.wrapFirstStorageKey,
  'local-copy': labels.wrapLocalCopy,
  'copied-seed': labels.wrapCopiedSeed,
  'copied-document-key': labels.wrapCopiedDocumentKey,
  'copied-authentication': labels.wrapCopiedAuthentication,
  'login-cache': labels.wrapLoginCache,
  document: labels.wrapDocument,
  session: labels.wrapSession,
  backup: labels.wrapBackup,
  pairing: labels.wrapPairing,
  'row-control': labels.wrapRowControl,
};

const VERSION = 1;
const NONCE_LENGTH = 24;
const KEY_LENGTH = 32;

/** The header: version, purpose, nonce, context. It is hashed into the keys and authenticated. */
function headerOf(purpose: WrapPurpose, nonce: Uint8Array, context: Uint8Array): Uint8Array {
  return createWriter()
    .text(labels.wrapHeader)
    .u8(VERSION)
    .text(purposeLabels[purpose])
    .raw(nonce, NONCE_LENGTH)
    .bytes(context)
    .finish();
}

/** The encryption key and the commitment: two halves of one HKDF output over the key, with the header's hash as salt. */
function keysOf(key: Uint8Array, purpose: WrapPurpose, header: Uint8Array) {
  const salt = labelledHash(labels.wrapHeader, (hash) => hash.bytes(header));
  const both = deriveKey(key, salt, labels.wrapKeys, (info) => info.text(purposeLabels[purpose]), 64);
  const encryptionKey = both.slice(0, 32);
  const commitment = both.slice(32);
  wipe(both);
  return { encryptionKey, commitment };
}

/** `wrap` with a given nonce: for known answers only, as a nonce must never be used twice with one key. */
export function wrapWithNonce(
  key: Uint8Array,
  purpose: WrapPurpose,
  context: Uint8Array,
  plaintext: Uint8Array,
  nonce: Uint8Array,
): Uint8Array {
  if (key.length !== KEY_LENGTH) throw new WalletError('internal', 'A wrapping key has 32 bytes.');
  const header = headerOf(purpose, nonce, context);
  const { encryptionKey, commitment } = keysOf(key, purpose, header);
  try {
    const ciphertext = xchacha20poly1305(encryptionKey, nonce, concatBytes(header, commitment)).encrypt(plaintext);
    return createWriter().u8(VERSION).raw(nonce, NONCE_LENGTH).raw(commitment, 32).bytes(ciphertext).finish();
  } finally {
    wipe(encryptionKey);
  }
}

/**
 * XChaCha20-Poly1305 under a key derived for this box, with a 32-byte commitment to key, purpose and context.
 * @param key 32 bytes, of one purpose only
 * @param context identifiers, in the encoding of lib/encoding
 */
export const wrap = (key: Uint8Array, purpose: WrapPurpose, context: Uint8Array, plaintext: Uint8Array): Uint8Array =>
  wrapWithNonce(key, purpose, context, plaintext, randomBytes(NONCE_LENGTH));

/** The plaintext of a box. @throws WalletError cannot-open for every failure */
export function unwrap(key: Uint8Array, purpose: WrapPurpose, context: Uint8Array, box: Uint8Array): Uint8Array {
  let encryptionKey: Uint8Array | null = null;
  try {
    if (key.length !== KEY_LENGTH) throw cannotOpen();
    const reader = createReader(box);
    if (reader.u8() !== VERSION) throw cannotOpen();
    const nonce = reader.raw(NONCE_LENGTH);
    const claimed = reader.raw(32);
    const ciphertext = reader.bytes();
    reader.finish();
    const header = headerOf(purpose, nonce, context);
    const keys = keysOf(key, purpose, header);
    encryptionKey = keys.encryptionKey;
    // Compares the commitment first, so that no box opens under two keys.
    if (!equalBytes(claimed, keys.commitment)) throw cannotOpen();
    return xchacha20poly1305(encryptionKey, nonce, concatBytes(header, claimed)).decrypt(ciphertext);
  } catch {
    throw cannotOpen();
  } finally {
    wipe(encryptionKey);
  }
}
