/** Repeats a change that another computer's change overtook: the work reads the identity anew each time. */
import { isWalletError } from '../lib/errors.ts';

const TRIES = 4;

/** @param work begins with reading, so that a repeat builds on what the other computer wrote. @throws WalletError stale, after four tries; any other error at once */
export async function againIfStale<Value>(work: () => Promise<Value>): Promise<Value> {
  for (let left = TRIES; ; left--) {
    try {
      return await work();
    } catch (error) {
      if (left === 1 || !isWalletError(error, 'stale')) throw error;
    }
  }
}
