/** What a sent transaction waits for, which nonces of its account it takes, and what a change of its record means. Pure. */
import { isOperation } from './check-operation.ts';
import type { SentTransaction } from './sent.ts';

export const waits = ({ status }: SentTransaction): boolean => status === 'signed' || status === 'pending';

/**
 * The authorization of EIP-7702 takes the nonce after that of its transaction. A user operation takes no nonce of its account, but its
 * authorization takes one.
 */
export function noncesOf(sent: SentTransaction): number[] {
  const { type, nonce } = sent.transaction;
  if (isOperation(sent)) return type === 'eip7702' ? [nonce] : [];
  return type === 'eip7702' ? [nonce, nonce + 1] : [nonce];
}

/** It stops waiting, and none of ours replaces it. A dropped user operation may still be carried out: then it ends a second time. */
export function hasEnded(before: SentTransaction, after: SentTransaction): boolean {
  if (waits(after) || after.status === 'replaced') return false;
  return waits(before) || (isOperation(before) && before.status === 'dropped' && after.status !== 'dropped');
}

/** It came into a block, left it or came into another one, or another one took its place. */
export const movesBalances = (before: SentTransaction, after: SentTransaction): boolean =>
  before.block?.hash !== after.block?.hash || (after.status === 'replaced' && before.status !== 'replaced');
