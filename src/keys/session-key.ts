/** The key that protects an open session while the worker sleeps. Neither half alone says anything of it. */
import { deriveKey } from './derive.ts';
import { labels } from './labels.ts';

/**
 * 32 bytes from two halves of 32.
 * @param half random at unlock, in the browser's memory
 * @param otherHalf what a key gives that cannot be exported from the database
 */
export const sessionKey = (half: Uint8Array, otherHalf: Uint8Array): Uint8Array =>
  deriveKey(half, otherHalf, labels.sessionKey);
