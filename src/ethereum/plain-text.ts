/** Bytes that a person can read as text. What could be a hash, or has characters that no text has, is none: a site can vary data until its hash happens to be valid UTF-8. */
import { fromUtf8 } from '../lib/bytes.ts';

/** Control characters besides tab, line feed and carriage return. */
const CONTROL = /(?![\t\n\r])\p{Cc}/u;
/** As long as a hash. */
const HASH_LENGTH = 32;
/** Letters, digits, blanks and punctuation that sentences and codes have. */
const PLAIN = /^[A-Za-z0-9 \t\n\r.,:;!?'"()/_@#&+=%$*-]*$/;

/** @returns `null` where the bytes are no text that can be read */
export function readText(bytes: Uint8Array): string | null {
  const text = decodeText(bytes);
  if (text === null || CONTROL.test(text)) return null;
  return bytes.length === HASH_LENGTH && !PLAIN.test(text) ? null : text;
}

/** @returns `null` where the bytes are no UTF-8 */
export function decodeText(bytes: Uint8Array): string | null {
  try {
    return fromUtf8(bytes);
  } catch {
    return null;
  }
}
