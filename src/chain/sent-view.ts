/** Converts a sent transaction to an entry of *Activity* and to the result of eth_getTransactionByHash. */
import { toQuantity } from '../ethereum/quantity.ts';
import { decodeTransaction, TYPE_NUMBER } from '../ethereum/transaction.ts';
import type { Hex } from '../lib/bytes.ts';
import { unreachable } from '../lib/errors.ts';
import { chainSent as t } from '../locales/en/chain/sent.ts';
import type { ActivityView } from '../messaging/activity.ts';
import { isOperation } from './check-operation.ts';
import { findInstead } from './instead-of.ts';
import type { SentTransaction } from './sent.ts';
import type { RpcTransaction } from './tracker-type.ts';

/**
 * @param replaceable true if it has the lowest pending nonce
 * @param all what its character sent
 */
export function toActivity(sent: SentTransaction, replaceable: boolean, all: readonly SentTransaction[]): ActivityView {
  const instead = findInstead(sent, all);
  const { transaction } = sent;
  return {
    id: sent.id,
    status: sent.status,
    title: sent.title,
    detail: toDetail(sent),
    amount: sent.amount,
    hash: sent.operation ? sent.operation.transactionHash : sent.hash,
    chainId: transaction.chainId,
    origin: sent.origin,
    at: sent.at,
    nonce: sent.operation ? null : transaction.nonce,
    from: transaction.from,
    ...(sent.unprompted ? { unprompted: true as const } : {}),
    ...(sent.signedBy === undefined ? {} : { signedBy: sent.signedBy }),
    to: transaction.to,
    replaceable,
    feePaid: sent.feePaid,
    ...(sent.through && { through: throughView(sent.through) }),
    ...(instead && { instead: instead.transaction.chainId }),
    ...(sent.operation ? { paidBy: sent.operation.payer } : {}),
  };
}

const throughView = ({ chainId, to, hash, status }: NonNullable<SentTransaction['through']>) => ({
  ...{ chainId, hash, status },
  ...(to && { to }),
});

function toDetail(sent: SentTransaction): string {
  switch (sent.status) {
    case 'signed':
      return t.signed;
    case 'pending':
      return sent.reorganised ? t.waitingAgain : t.waiting;
    case 'included':
      return sent.detail;
    case 'failed':
      return sent.reason === null ? t.failed : t.failedBecause(sent.reason);
    case 'replaced':
      return t.replaced;
    case 'dropped':
      if (sent.reason !== null) return t.droppedBecause(sent.reason);
      return sent.operation ? t.droppedByBundlers : t.droppedByNodes;
    default:
      return unreachable(sent.status);
  }
}

/** The transaction object of execution-apis; block fields are null while the transaction is pending. */
function toRpcTransaction(sent: SentTransaction): RpcTransaction {
  const { transaction, block } = sent;
  const { r, s, yParity, authorizationList } = decodeTransaction(sent.raw);
  const legacy = transaction.type === 'legacy';
  const v = legacy ? BigInt(transaction.chainId) * 2n + 35n + BigInt(yParity) : BigInt(yParity);
  return {
    blockHash: block?.hash ?? null,
    blockNumber: block === null ? null : toQuantity(block.number),
    transactionIndex: block === null ? null : toQuantity(block.index),
    hash: sent.hash,
    type: toQuantity(TYPE_NUMBER[transaction.type]),
    chainId: toQuantity(transaction.chainId),
    from: transaction.from,
    to: transaction.to,
    nonce: toQuantity(transaction.nonce),
    value: toQuantity(BigInt(transaction.value)),
    input: transaction.data,
    gas: toQuantity(BigInt(transaction.gasLimit)),
    ...('gasPrice' in transaction
      ? { gasPrice: toQuantity(BigInt(transaction.gasPrice)) }
      : {
          gasPrice: toQuantity(BigInt(transaction.maxFeePerGas)),
          maxFeePerGas: toQuantity(BigInt(transaction.maxFeePerGas)),
          maxPriorityFeePerGas: toQuantity(BigInt(transaction.maxPriorityFeePerGas)),
        }),
    ...(transaction.type === 'legacy' ? {} : { accessList: transaction.accessList, yParity: toQuantity(yParity) }),
    ...(authorizationList ? { authorizationList } : {}),
    v: toQuantity(v),
    r,
    s,
  };
}

/** A replaced or dropped transaction does not exist for the page. */
export function findByHash(sent: readonly SentTransaction[], chainId: number, hash: Hex): RpcTransaction | null {
  const found = sent.find(
    (one) => !isOperation(one) && one.transaction.chainId === chainId && one.hash === hash.toLowerCase(),
  );
  return found && found.status !== 'replaced' && found.status !== 'dropped' ? toRpcTransaction(found) : null;
}
