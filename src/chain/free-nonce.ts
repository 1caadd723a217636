/** Chooses a free nonce at signing: of two requests that were prepared with the same nonce, the second gets the next one and does not replace the first. */
import type { PreparedTransaction } from '../ethereum/transaction-type.ts';
import type { Tracker } from './tracker-type.ts';

/**
 * Returns the transaction to sign, with the next free nonce if a recorded transaction has taken its own.
 * @param nonces how many in a row are needed
 * @param chosen the person or the page chose the nonce, or the transaction is a replacement: the nonce stays
 */
export function withFreeNonce(
  transaction: PreparedTransaction,
  tracker: Pick<Tracker, 'freeNonce'>,
  chosen: boolean,
  nonces = 1,
): PreparedTransaction {
  const { chainId, from, nonce } = transaction;
  const free = chosen ? nonce : tracker.freeNonce(chainId, from, nonce, nonces);
  return free === nonce ? transaction : { ...transaction, nonce: free };
}
