/** Finds a payment of a layer-2 network that a deposit on the layer-1 chain does in its place. */
import type { SentTransaction } from './sent.ts';

const doSame = ({ transaction: one }: SentTransaction, { transaction: other }: SentTransaction): boolean =>
  one.chainId === other.chainId &&
  one.from === other.from &&
  one.nonce === other.nonce &&
  one.to === other.to &&
  one.value === other.value &&
  one.data === other.data;

/** Of a deposit that ended like this nothing arrives. */
const isOver = ({ status, through }: SentTransaction): boolean =>
  status === 'failed' || status === 'dropped' || status === 'replaced' || through?.status === 'failed';

/**
 * The deposit that already does what a transaction would do. Another one would do it twice, and so would a faster transaction.
 * @param all what its character sent
 * @returns `null`: none, or nothing of it arrives
 */
export function findInstead(sent: SentTransaction, all: readonly SentTransaction[]): SentTransaction | null {
  const instead = all.filter((one) => one.insteadOf !== undefined && !isOver(one));
  if (instead.length === 0) return null;
  const same = new Set(all.filter((other) => doSame(sent, other)).map(({ id }) => id));
  return instead.find((one) => one.insteadOf !== undefined && same.has(one.insteadOf)) ?? null;
}
