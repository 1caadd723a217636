/** What a sent transaction waits for, which nonces of its account it takes, and what a change of its record means. Pure. */
import * as v from 'valibot';
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

/** ms. For this long a node may lag behind, or a prompt be open with a nonce that another transaction has taken in the meantime. */
const RECENT = 15 * 60_000;

/** When a settled transaction was last known to take its nonce (ms since 1970); 0: never. */
const tookAt = ({ block, at, checkedAt }: SentTransaction): number =>
  block === null ? 0 : Math.max(at, checkedAt ?? 0);

/** Its nonce is not free, whatever a node says. */
export const takesNonce = (sent: SentTransaction, now: number): boolean =>
  waits(sent) || (sent.block !== null && (!sent.settled || tookAt(sent) > now - RECENT));

/** What is said of all that a character sent, so that it need not be opened: see [Note: Read when needed] in track.ts. */
export const briefSchema = v.object({
  settled: v.boolean(),
  /** When one of them was last known to take its nonce, ms since 1970. */
  tookAt: v.number(),
});
type Brief = v.InferOutput<typeof briefSchema>;

export const briefOf = (sent: readonly SentTransaction[]): Brief => ({
  settled: sent.every(({ settled }) => settled),
  tookAt: Math.max(0, ...sent.map(tookAt)),
});

/** None of them is looked after any more, and no nonce depends on them. */
export const isAtRest = (brief: Brief, now: number): boolean => brief.settled && brief.tookAt <= now - RECENT;
