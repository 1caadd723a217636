/** Builds a replacement (speed up, cancel): the same nonce at higher fees. Nodes accept a replacement only if every fee rises by at least a tenth. */

import type { PreparedTransaction } from '../ethereum/transaction-type.ts';
import { WalletError } from '../lib/errors.ts';
import type { FeeQuote } from './fee-type.ts';

/** Raises a fee by an eighth, rounded up; nodes require a tenth. */
const raised = (wei: string): bigint => (BigInt(wei) * 9n + 7n) / 8n || 1n;
const larger = (a: bigint, b: bigint): string => (a > b ? a : b).toString();

/**
 * @param transaction the one that waits
 * @param quote fees now; the replacement pays the fast ones if they are higher
 * @param cancelGas gas that a transfer of nothing to oneself takes; more than 21000 only for accounts with code
 * @throws WalletError bad-input when there is nothing to replace
 */
export function buildReplacement(
  transaction: PreparedTransaction,
  act: 'speed-up' | 'cancel',
  quote: FeeQuote,
  cancelGas = 21_000n,
): PreparedTransaction {
  const fast = quote.speeds.find(({ speed }) => speed === 'fast');
  if (!fast) throw new WalletError('internal', 'There are no fees to choose from.');
  const nothing = { to: transaction.from, value: '0', data: '0x', gasLimit: cancelGas.toString() } as const;
  const content = act === 'cancel' ? nothing : {};
  if (!('gasPrice' in transaction)) {
    const maxPriorityFeePerGas = larger(
      raised(transaction.maxPriorityFeePerGas),
      BigInt(fast.maxPriorityFeePerGas ?? fast.gasPrice ?? '0'),
    );
    const cap = larger(raised(transaction.maxFeePerGas), BigInt(fast.maxFeePerGas ?? fast.gasPrice ?? '0'));
    const maxFeePerGas = larger(BigInt(cap), BigInt(maxPriorityFeePerGas));
    const accessList = act === 'cancel' ? [] : transaction.accessList;
    const fees = { maxPriorityFeePerGas, maxFeePerGas, accessList };
    if (act === 'speed-up') return { ...transaction, ...fees };
    // What cancels delegates nothing.
    const { chainId, from, nonce } = transaction;
    return { type: 'eip1559', chainId, from, nonce, ...nothing, ...fees };
  }
  const gasPrice = larger(raised(transaction.gasPrice), BigInt(fast.gasPrice ?? fast.maxFeePerGas ?? '0'));
  if (transaction.type === 'legacy') return { ...transaction, ...content, gasPrice };
  return { ...transaction, ...content, gasPrice, accessList: act === 'cancel' ? [] : transaction.accessList };
}
