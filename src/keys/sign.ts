/** Ed25519 (RFC 8032) over a label and a message; every signature covers a label, so that none is valid for two purposes. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bareHex, concatBytes } from '../lib/bytes.ts';
import { createWriter } from '../lib/encoding.ts';
import { createEd25519, nodeCrypto } from './ed25519.ts';
import type { Label } from './labels.ts';

const ed25519 = createEd25519(nodeCrypto());

export const SIGNATURE_LENGTH = 64;
export const SIGNING_KEY_LENGTH = 32;

/** The public key (32 bytes) of a seed of 32 bytes. */
export const signingKeyPair = (seed: Uint8Array): { publicKey: Uint8Array } => ({
  publicKey: ed25519.getPublicKey(seed),
});

const labelled = (label: Label, message: Uint8Array): Uint8Array => createWriter().text(label).bytes(message).finish();

/** 64 bytes; the same for the same input (RFC 8032 §5.1.6). */
export const sign = (seed: Uint8Array, label: Label, message: Uint8Array): Uint8Array =>
  ed25519.sign(labelled(label, message), seed);

/**
 * Does this signature hold over plain bytes? Never throws. Strict as RFC 8032 §5.1.7: it refuses non-canonical encodings
 * and keys of small order, and uses the cofactored equation. All clients must decide alike, or they would not agree on one
 * chain. For published vectors only: everything else is verified under its label.
 */
export function verifyPlain(publicKey: Uint8Array, bytes: Uint8Array, signature: Uint8Array): boolean {
  if (publicKey.length !== SIGNING_KEY_LENGTH || signature.length !== SIGNATURE_LENGTH) return false;
  const name = bareHex(sha256(concatBytes(publicKey, signature, bytes)));
  if (valid.has(name)) return true;
  try {
    if (!ed25519.verify(signature, bytes, publicKey)) return false;
  } catch {
    return false;
  }
  valid.add(name);
  if (valid.size > MOST_VALID) for (const oldest of [...valid].slice(0, MOST_VALID / 2)) valid.delete(oldest);
  return true;
}

/**
 * SHA-256 of key, signature and bytes of signatures that were found valid. The same box is read at each use of its key, and verifying
 * it takes twenty times as long as its hash.
 */
const valid = new Set<string>();
const MOST_VALID = 2048;

/** Does this signature hold over label and message? Never throws. */
export const verify = (publicKey: Uint8Array, label: Label, message: Uint8Array, signature: Uint8Array): boolean =>
  verifyPlain(publicKey, labelled(label, message), signature);
