/** The key that protects an open session while the worker sleeps. Neither half alone reveals anything about it. */
import { deriveKey } from './derive.ts';
import { labels } from './labels.ts';

/**
 * 32 bytes from two halves of 32.
 * @param half random at unlock, in the browser's memory
 * @param otherHalf HMAC under a key that cannot be exported from the database
 */
export const sessionKey = (half: Uint8Array, otherHalf: Uint8Array): Uint8Array =>
  deriveKey(half, otherHalf, labels.sessionKey);
