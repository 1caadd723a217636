/** HKDF-SHA256 (RFC 5869) with a label from the table and a length-prefixed context; never without a label. */
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { createWriter, type Writer } from '../lib/encoding.ts';
import type { Label } from './labels.ts';

/** Writes the identifiers that the key is for, each with its length. */
export type Context = (writer: Writer) => unknown;

/**
 * A key of `length` bytes (default 32) for one object and context.
 * @param secret input keying material, at least 16 bytes of entropy
 * @param salt `null` without a salt
 */
export function deriveKey(
  secret: Uint8Array,
  salt: Uint8Array | null,
  label: Label,
  context: Context = () => {},
  length = 32,
): Uint8Array {
  const info = createWriter().text(label);
  context(info);
  return hkdf(sha256, secret, salt ?? undefined, info.finish(), length);
}

/** SHA-256 over a label and length-prefixed parts. */
export function labelledHash(label: Label, context: Context): Uint8Array {
  const input = createWriter().text(label);
  context(input);
  return sha256(input.finish());
}
