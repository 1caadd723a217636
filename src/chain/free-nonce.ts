/** Two requests can be prepared at once and get the same nonce: the second to be signed moves on, so that it does not replace the first. */
import type { PreparedTransaction } from '../ethereum/transaction-type.ts';
import type { Tracker } from './tracker-type.ts';

/**
 * The transaction to sign: with the next free nonce where a recorded one, made since, has taken its own.
 * @param chosen the person or the page chose this nonce, or it replaces one on purpose: it stays
 */
export function withFreeNonce(
  transaction: PreparedTransaction,
  tracker: Pick<Tracker, 'freeNonce'>,
  chosen: boolean,
): PreparedTransaction {
  const { chainId, from, nonce } = transaction;
  const free = chosen ? nonce : tracker.freeNonce(chainId, from, nonce);
  return free === nonce ? transaction : { ...transaction, nonce: free };
}
