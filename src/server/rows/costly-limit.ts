/** A tighter rate limit for requests that guess or claim something: a small share of an address's requests. Addresses stay in memory only. */
import { ServerError } from '../http/errors.ts';
import { bucketName, createRateLimit } from '../http/rate-limit.ts';
import type { Parts } from '../parts.ts';

/** The share of an address's requests that may be of this kind: steady, and at once. */
const LASTING = 1 / 20;
const AT_ONCE = 1 / 5;

/** @returns a function that counts one request of an address and throws ServerError too-many */
export function createCostlyLimit({ rate, now }: Pick<Parts, 'rate' | 'now'>): (address: string) => void {
  const limit = createRateLimit({ perSecond: rate.perSecond * LASTING, burst: rate.burst * AT_ONCE }, now);
  return (address) => {
    const retryAfter = limit.take(bucketName(address), 1);
    if (retryAfter > 0) throw new ServerError('too-many', 'Too many requests. Ask again later.', { retryAfter });
  };
}
