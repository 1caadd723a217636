/** Limits the memory that large bodies take while they are read and validated: a rate per address, and a maximum for all at one time. */
import type { Parts } from '../parts.ts';
import { ServerError } from './errors.ts';
import { bucketName, createRateLimit } from './rate-limit.ts';

/** Bytes per token of an address's bucket. */
const BYTES_PER_TOKEN = 64 * 1024;
/** Bytes of all bodies that are in memory at one time. */
const MAX_BYTES_IN_MEMORY = 256 * 1024 * 1024;

/** Called with the size of each chunk as it arrives. @throws ServerError too-many | unavailable */
export type CountBytes = (bytes: number) => void;
/** Runs `act` and releases its bytes when it ends. */
export type BodyBudget = <Result>(address: string, act: (take: CountBytes) => Promise<Result>) => Promise<Result>;

/** @param most for tests */
export function createBodyBudget(
  { rate, now }: Pick<Parts, 'rate' | 'now'>,
  most: number = MAX_BYTES_IN_MEMORY,
): BodyBudget {
  const limit = createRateLimit(rate, now);
  let held = 0;
  return async (address, act) => {
    let taken = 0;
    const take = (bytes: number): void => {
      const retryAfter = limit.take(bucketName(address), bytes / BYTES_PER_TOKEN);
      if (retryAfter > 0) throw new ServerError('too-many', 'Too much at once. Ask again later.', { retryAfter });
      if (held + bytes > most) throw new ServerError('unavailable', 'The key server is busy.', { retryAfter: 2 });
      taken += bytes;
      held += bytes;
    };
    try {
      return await act(take);
    } finally {
      held -= taken;
    }
  };
}
