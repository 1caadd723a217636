/** In the place of `browser/session-half.ts`: the half of a key that lasts as long as this module. Never outside tests. */
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { randomBytes } from '../../lib/bytes.ts';

const key = randomBytes(32);

export const createSessionHalf = () => async (half: Uint8Array) => hmac(sha256, key, half);

export const prepareSessionHalf = (): void => undefined;
