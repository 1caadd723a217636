/** Work that goes one after the other, and work that is done again because somebody else was first. */
import { isWalletError } from './errors.ts';

export type Queue = <Value>(work: () => Promise<Value>) => Promise<Value>;

/** Each begins when the one before has ended, however it ended. Not to be entered from within. */
export function createQueue(): Queue {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work, work);
    last = next.catch(() => undefined);
    return next;
  };
}

const TRIES = 4;

/** Another computer changed the identity in the same moment: read again, and done on top of that. @throws WalletError stale */
export async function againIfStale<Value>(work: () => Promise<Value>): Promise<Value> {
  for (let left = TRIES; ; left--) {
    try {
      return await work();
    } catch (error) {
      if (left === 1 || !isWalletError(error, 'stale')) throw error;
    }
  }
}
