/** Calls that an account makes to itself to run several at once (`executeBatch` and its like), and the coins that leave with a transaction. */
import type { Hex } from '../lib/bytes.ts';
import { encodeCall } from './abi.ts';
import { decodeCalldata, selectorOf } from './calldata.ts';
import type { BatchCall, PreparedTransaction } from './transaction-type.ts';

/** `executeBatch` of Simple7702Account: all calls or none. @param calls none of them creates a contract */
export const encodeBatch = (calls: readonly BatchCall[]): Hex =>
  encodeCall(selectorOf('executeBatch((address,uint256,bytes)[])'), '(address,uint256,bytes)[]', [
    calls.map(({ to, value, data }) => [to as Hex, BigInt(value), data]),
  ]);

/** What a transaction sends, as it says itself: to whom and how many wei. With calls that the account makes to itself: those. */
export function sendsOf({
  from,
  to,
  value,
  data,
}: Pick<PreparedTransaction, 'from' | 'to' | 'value' | 'data'>): { to: Hex | null; value: bigint }[] {
  const own = to === from ? decodeCalldata(data) : null;
  if (own?.kind !== 'account') return [{ to, value: BigInt(value) }];
  return own.calls.filter(({ delegated }) => !delegated).map((call) => ({ to: call.to ?? from, value: call.value }));
}

/** Wei that leave the account. */
export const weiLeaving = (transaction: Pick<PreparedTransaction, 'from' | 'to' | 'value' | 'data'>): bigint =>
  sendsOf(transaction).reduce((sum, { to, value }) => (to === transaction.from ? sum : sum + value), 0n);
