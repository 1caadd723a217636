/** The batches of calls (EIP-5792) among the sent transactions. A batch belongs to one character and one site. */
import type { Hex } from '../lib/bytes.ts';
import type { SentTransaction } from './sent.ts';

export interface Bundle {
  chainId: number;
  /** All calls are in one transaction. */
  atomic: boolean;
  /** In order. `lost`: it is in no block and will not be. */
  transactions: { activityId: string; hash: Hex; lost: boolean; operation?: BundledOperation }[];
}

/** A user operation; `hash` is its own. */
export interface BundledOperation {
  sender: Hex;
  /** The transaction that carries it; `null`: none yet. */
  transactionHash: Hex | null;
}

const isLost = ({ status }: SentTransaction): boolean => status === 'replaced' || status === 'dropped';

/**
 * The batch with this id that the site asked for; `null` when there is none.
 * @param sent of the character that serves the site
 */
export function findBundle(sent: readonly SentTransaction[], origin: string, id: string): Bundle | null {
  const byIndex = new Map<number, SentTransaction>();
  for (const one of sent) {
    // Of the site that asked for the batch: the wallet itself asks for a faster one.
    if (one.bundle?.origin !== origin || one.bundle.id !== id) continue;
    // Of a transaction and the faster ones that replaced it, the one that can still be included counts.
    const known = byIndex.get(one.bundle.index);
    if (!known || (isLost(known) && !isLost(one))) byIndex.set(one.bundle.index, one);
  }
  const found = [...byIndex].sort(([a], [b]) => a - b).map(([, one]) => one);
  const [first] = found;
  if (!first) return null;
  return {
    chainId: first.transaction.chainId,
    atomic: first.bundle?.atomic === true,
    transactions: found.map((one) => ({
      activityId: one.id,
      hash: one.hash,
      lost: isLost(one),
      ...(one.operation && {
        operation: { sender: one.transaction.from, transactionHash: one.operation.transactionHash },
      }),
    })),
  };
}
