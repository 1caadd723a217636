/** A tighter limit for what an address may guess, claim or leave here: a small part of its requests. Keeps no address but in memory. */
import { ServerError } from '../http/errors.ts';
import { bucketName, createRateLimit } from '../http/rate.ts';
import type { Parts } from '../parts.ts';

/** Of an address's requests, how many may be of this kind: lasting, and at once. */
const LASTING = 1 / 20;
const AT_ONCE = 1 / 5;

/** @returns counts one request of this address @throws ServerError too-many, from the function that is returned */
export function createCostlyLimit({ rate, now }: Pick<Parts, 'rate' | 'now'>): (address: string) => void {
  const limit = createRateLimit({ perSecond: rate.perSecond * LASTING, burst: rate.burst * AT_ONCE }, now);
  return (address) => {
    const retryAfter = limit.take(bucketName(address), 1);
    if (retryAfter > 0) throw new ServerError('too-many', 'Too many requests. Ask again later.', { retryAfter });
  };
}
