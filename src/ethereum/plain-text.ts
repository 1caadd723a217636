/** Decodes bytes as readable text. Bytes that could be a hash, or that contain control characters, do not count as text: a site can vary data until its hash is valid UTF-8. */
import { fromUtf8 } from '../lib/bytes.ts';

/** Control characters besides tab, line feed and carriage return. */
const CONTROL = /(?![\t\n\r])\p{Cc}/u;
/** Length of a hash in bytes. */
const HASH_LENGTH = 32;
/** Letters, digits, spaces and punctuation of ordinary sentences and codes. */
const PLAIN = /^[A-Za-z0-9 \t\n\r.,:;!?'"()/_@#&+=%$*-]*$/;

/** @returns `null` if the bytes are not readable text */
export function readText(bytes: Uint8Array): string | null {
  const text = decodeText(bytes);
  if (text === null || CONTROL.test(text)) return null;
  return bytes.length === HASH_LENGTH && !PLAIN.test(text) ? null : text;
}

/** @returns `null` if the bytes are not UTF-8 */
export function decodeText(bytes: Uint8Array): string | null {
  try {
    return fromUtf8(bytes);
  } catch {
    return null;
  }
}
