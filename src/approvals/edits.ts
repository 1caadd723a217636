/** Applies the person's edits to a payload. Pure. A spending limit can only be lowered; recipient and sent amount never change. */
import type { PreparedTransaction } from '../ethereum/transaction-type.ts';
import { isUnlimited } from '../ethereum/unlimited.ts';
import { WalletError } from '../lib/errors.ts';
import { requests as t } from '../locales/en/approvals/requests.ts';
import type { ApprovalEdits } from '../messaging/approval.ts';
import { type Batch, mapTransactions } from './batch.ts';
import { findLimit } from './limit.ts';
import type { ApprovalRecord, Payload } from './record.ts';

/** Gas of the cheapest transaction (Yellow Paper, G_transaction). */
const MIN_GAS = 21_000n;

/**
 * Returns the payload to execute, with the edited fees, gas limit, nonce and spending limit. Idempotent.
 * @throws WalletError bad-input with a sentence for the person
 */
export function applyEdits({ payload, edits }: Pick<ApprovalRecord, 'payload' | 'edits'>): Payload {
  const limited = applyLimit(payload, edits.limit);
  if (limited.kind === 'calls') return withEditedCalls(limited, edits);
  if (limited.kind !== 'transaction') {
    if (edits.fee || edits.nonce !== undefined) throw new WalletError('bad-input', t.noFee);
    return limited;
  }
  return { ...limited, transaction: withNonce(withFee(limited.transaction, edits.fee), edits.nonce) };
}

/** True if the person or the page set the nonce, or the transaction replaces another: then the nonce must not change. */
export const isNonceChosen = (asked: Payload & { kind: 'transaction' }, edits: ApprovalEdits): boolean =>
  asked.replaces !== null || asked.siteNonce === true || edits.nonce !== undefined;

/**
 * All transactions of a batch get the same fee; a nonce is that of the first. Each keeps its own gas limit, unless there is only one.
 * @throws WalletError bad-input when the site demands all or nothing and the calls should be made one after another
 */
function withEditedCalls(asked: Batch, { fee, nonce, separately }: ApprovalEdits): Batch {
  if (separately && asked.atomicRequired) throw new WalletError('bad-input', t.allOrNone);
  if (asked.sponsored && separately && !asked.sponsored.optional) throw new WalletError('bad-input', t.payerNeedsAll);
  if (asked.sponsored && !separately) {
    // What the person set for the separate calls stays for them: they may go back to these.
    if ((fee || nonce !== undefined) && !asked.sponsored.optional) throw new WalletError('bad-input', t.paidByOther);
    return asked;
  }
  const { sponsored: _sponsored, ...paid } = asked;
  const batch = separately ? { ...paid, together: null } : asked;
  const { gasLimit: _gasLimit, ...price } = fee ?? {};
  const apart = fee && ({ ...price, speed: fee.speed } as const);
  const isSingle = batch.transactions.length === 1;
  const edited = (transaction: PreparedTransaction, at: number, price: ApprovalEdits['fee']): PreparedTransaction =>
    withNonce(withFee(transaction, price), nonce === undefined ? undefined : nonce + at);
  const { transactions } = mapTransactions(batch, (one, at) => edited(one, at, isSingle ? fee : apart));
  return { ...batch, transactions, together: batch.together && edited(batch.together, 0, fee) };
}

/** Merges later edits into earlier ones; a missing field keeps its earlier value. */
export const mergeEdits = (before: ApprovalEdits, after: ApprovalEdits): ApprovalEdits => ({ ...before, ...after });

/** The edits of an approval. What the site may do without a prompt afterwards is only what the decision itself says: it can be taken back until then. */
export function decidedEdits(before: ApprovalEdits, decision: ApprovalEdits): ApprovalEdits {
  const { again: _again, signInAgain: _signInAgain, repeat: _repeat, ...content } = before;
  return mergeEdits(content, decision);
}

/** Who pays has agreed to exactly these calls. */
const isSponsored = (payload: Payload): boolean => payload.kind === 'calls' && payload.sponsored !== undefined;

function applyLimit(payload: Payload, chosen: string | null | undefined): Payload {
  if (chosen === undefined) return payload;
  const limit = isSponsored(payload) ? null : findLimit(payload);
  if (!limit) throw new WalletError('bad-input', t.noLimit);
  if (chosen === null) {
    if (isUnlimited(limit.amount)) return payload;
    throw new WalletError('bad-input', t.onlyLower);
  }
  const amount = wholeNumber(chosen, t.limitIsWhole);
  if (amount > limit.amount) throw new WalletError('bad-input', t.onlyLower);
  return amount === limit.amount ? payload : limit.write(amount);
}

function withFee(transaction: PreparedTransaction, fee: ApprovalEdits['fee']): PreparedTransaction {
  if (!fee) return transaction;
  const gasLimit = fee.gasLimit === undefined ? transaction.gasLimit : gasOf(fee.gasLimit);
  if ('gasPrice' in transaction) {
    if (fee.maxFeePerGas !== undefined || fee.maxPriorityFeePerGas !== undefined)
      throw new WalletError('bad-input', t.oneGasPrice);
    const gasPrice = fee.gasPrice === undefined ? transaction.gasPrice : feeOf(fee.gasPrice);
    return { ...transaction, gasLimit, gasPrice };
  }
  if (fee.gasPrice !== undefined) throw new WalletError('bad-input', t.feeAndTip);
  const maxFeePerGas = fee.maxFeePerGas === undefined ? transaction.maxFeePerGas : feeOf(fee.maxFeePerGas);
  const maxPriorityFeePerGas =
    fee.maxPriorityFeePerGas === undefined ? transaction.maxPriorityFeePerGas : feeOf(fee.maxPriorityFeePerGas);
  // EIP-1559: a transaction whose tip is above its highest fee is invalid.
  if (BigInt(maxPriorityFeePerGas) > BigInt(maxFeePerGas)) throw new WalletError('bad-input', t.tipTooHigh);
  return { ...transaction, gasLimit, maxFeePerGas, maxPriorityFeePerGas };
}

function withNonce(transaction: PreparedTransaction, nonce: number | undefined): PreparedTransaction {
  if (nonce === undefined) return transaction;
  if (!Number.isSafeInteger(nonce) || nonce < 0) throw new WalletError('bad-input', t.nonceIsWhole);
  return { ...transaction, nonce };
}

const feeOf = (text: string): string => {
  const fee = wholeNumber(text, t.feeIsWhole);
  if (fee >= 1n << 96n) throw new WalletError('bad-input', t.feeTooLarge);
  return fee.toString();
};

const gasOf = (text: string): string => {
  const gas = wholeNumber(text, t.gasLimitIsWhole);
  if (gas < MIN_GAS) throw new WalletError('bad-input', t.gasLimitTooSmall);
  if (gas >= 1n << 63n) throw new WalletError('bad-input', t.gasLimitTooLarge);
  return gas.toString();
};

/** @param problem says that it is none */
function wholeNumber(text: string, problem: string): bigint {
  if (typeof text !== 'string' || !/^[0-9]{1,78}$/.test(text)) throw new WalletError('bad-input', problem);
  return BigInt(text);
}
