/** Calls that an account makes to itself to run several at once (`executeBatch` and its like), and the coins that leave with a transaction. */
import type { Hex } from '../lib/bytes.ts';
import { encodeCall } from './abi.ts';
import { type AccountCall, decodeCalldata } from './calldata.ts';
import { selectorOf } from './selector.ts';
import type { BatchCall, PreparedTransaction } from './transaction-type.ts';

/** `executeBatch` of Simple7702Account: all calls or none. @param calls none of them creates a contract */
export const encodeBatch = (calls: readonly BatchCall[]): Hex =>
  encodeCall(selectorOf('executeBatch((address,uint256,bytes)[])'), '(address,uint256,bytes)[]', [
    calls.map(({ to, value, data }) => [to as Hex, BigInt(value), data]),
  ]);

interface Sent {
  to: Hex | null;
  value: bigint;
  data: Hex;
}

/** What a transaction sends, as it says itself: to whom and how many wei. With calls that the account makes to itself, however deep: those. */
export function sendsOf({
  from,
  to,
  value,
  data,
}: Pick<PreparedTransaction, 'from' | 'to' | 'value' | 'data'>): Sent[] {
  const own = to === from ? decodeCalldata(data) : null;
  if (own?.kind !== 'account') return [{ to, value: BigInt(value), data }];
  return sentBy(from, own.calls);
}

const sentBy = (account: Hex, calls: readonly AccountCall[]): Sent[] =>
  calls
    .filter(({ delegated }) => !delegated)
    .flatMap(({ to, value, data, call }) =>
      (to ?? account) === account && call.kind === 'account'
        ? sentBy(account, call.calls)
        : [{ to: to ?? account, value, data }],
    );

/** Wei that leave the account. */
export const weiLeaving = (transaction: Pick<PreparedTransaction, 'from' | 'to' | 'value' | 'data'>): bigint =>
  sendsOf(transaction).reduce((sum, { to, value }) => (to === transaction.from ? sum : sum + value), 0n);
