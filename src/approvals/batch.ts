/** A batch of calls as it is carried out: in one transaction, or in one for each call. Pure. */
import { encodeBatch } from '../ethereum/own-calls.ts';
import type { PreparedTransaction } from '../ethereum/transaction-type.ts';
import type { Payload, Sponsored } from './record.ts';

export type Batch = Payload & { kind: 'calls' };
export type Transactions = Batch['transactions'];

/** The transactions that are signed. */
export const carriersOf = ({ together, transactions }: Pick<Batch, 'together' | 'transactions'>): Transactions =>
  together ? [together] : transactions;

/** How many nonces in a row the transactions take: the authorization of EIP-7702 takes the one after that of its transaction. */
export const noncesFor = (transactions: Transactions): number =>
  transactions.length + (transactions[0].type === 'eip7702' ? 1 : 0);

/** Above every nonce of an account. */
const OPERATION_NONCES = 2 ** 52;

/**
 * What a user operation that somebody else pays for costs its account, as a transaction. Its nonce is one that no transaction and no other
 * operation has, because limits count each nonce once.
 */
export const costOf = (together: PreparedTransaction, { operation }: Sponsored): PreparedTransaction => {
  const nonce = OPERATION_NONCES + Number((BigInt(operation.nonce) >> 64n) & 0xffff_ffff_ffffn);
  return 'gasPrice' in together
    ? { ...together, nonce, gasPrice: '0' }
    : { ...together, nonce, maxFeePerGas: '0', maxPriorityFeePerGas: '0' };
};

/** What leaves the account with the batch: without the network fee where somebody else pays it. */
export const costsOf = (batch: Pick<Batch, 'together' | 'transactions' | 'sponsored'>): Transactions =>
  batch.sponsored && batch.together ? [costOf(batch.together, batch.sponsored)] : carriersOf(batch);

/** Is it a batch for which the account must be delegated, with the same transaction? */
export const needsSetUp = ({ payload }: { payload: Payload }): boolean =>
  payload.kind === 'calls' && payload.together?.type === 'eip7702';

/** The same batch with other calls, as many as before. */
export const withCalls = (batch: Batch, transactions: Transactions): Batch => ({
  ...batch,
  transactions,
  together: batch.together && { ...batch.together, data: encodeBatch(transactions) },
});

/** Changes each transaction of a batch. @param change gets the place of the call; that of all calls together is 0 */
export function mapTransactions(
  batch: Batch,
  change: (transaction: PreparedTransaction, at: number) => PreparedTransaction,
): Batch {
  const [first, ...others] = batch.transactions;
  return {
    ...batch,
    transactions: [change(first, 0), ...others.map((transaction, at) => change(transaction, at + 1))],
    together: batch.together && change(batch.together, 0),
  };
}
