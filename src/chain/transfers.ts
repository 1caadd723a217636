/** Sums the transfers of one account from standard events in logs. A contract can emit false events, so the sums are a hint. */
import { sendsOf } from '../ethereum/own-calls.ts';
import { topicOf } from '../ethereum/selector.ts';
import type { PreparedTransaction } from '../ethereum/transaction-type.ts';
import type { Hex } from '../lib/bytes.ts';
import { tryDecode } from './call.ts';

/** keccak of Transfer(address,address,uint256), shared by ERC-20 and ERC-721. */
export const TRANSFER = '0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef';
/** keccak of TransferSingle(address,address,address,uint256,uint256). */
export const TRANSFER_SINGLE = '0xc3d58168c5ae7397731d063d5bbf3d657854427343f4c083240f7aacaa2d0f62';
/** keccak of TransferBatch(address,address,address,uint256[],uint256[]). */
export const TRANSFER_BATCH = '0x4a39dc06d4c0dbc64b70af90fd698a233a518aa5d07e595d983b8c0526c8f7fb';
/** Address that stands for the native coin in the logs of eth_simulateV1 with traceTransfers. */
export const NATIVE: Hex = '0xeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee';

/** Net change of one asset: positive came in, negative went out. `id` is set for NFTs. */
export interface AssetMove {
  asset: Hex;
  id: bigint | null;
  amount: bigint;
}

export interface Log {
  /** Lower-case. */
  address: Hex;
  topics: Hex[];
  data: Hex;
}

/** Parses logs of a node; skips malformed entries. */
export const readLogs = (logs: unknown): Log[] =>
  Array.isArray(logs) ? logs.filter(isLog).map((log) => ({ ...log, address: log.address.toLowerCase() as Hex })) : [];

/**
 * Net changes of the account, without the values that the transactions themselves send.
 * @param logs of the whole run, with native transfers among them
 * @param after further transactions of the same account
 */
export function sumMoves(
  logs: readonly Log[],
  transaction: PreparedTransaction,
  after: readonly PreparedTransaction[],
): AssetMove[] {
  const rest = [...logs];
  let isWhole = true;
  const { from } = transaction;
  for (const { to, value } of [transaction, ...after].flatMap(sendsOf)) {
    if (value === 0n || to === from) continue;
    const at = rest.findIndex((log) => log.address === NATIVE && isTransfer(log, from, to, value));
    if (at < 0) isWhole = false;
    else rest.splice(at, 1);
  }
  const moves = sumTransfers(rest, from);
  // A node that does not log the native transfer of a transaction may leave out others, so no incoming coins are certain.
  return isWhole ? moves : moves.filter(({ asset, amount }) => asset !== NATIVE || amount < 0n);
}

/** @param to `null` is a contract that the transaction makes: whoever gets it */
const isTransfer = (log: Log, from: Hex, to: Hex | null, amount: bigint): boolean =>
  readTransfers(log).some(
    (transfer) => transfer.from === from && (to === null || transfer.to === to) && transfer.amount === amount,
  );

export function sumTransfers(logs: readonly Log[], account: Hex): AssetMove[] {
  const moves = new Map<string, AssetMove>();
  for (const log of logs) {
    for (const { from, to, id, amount } of readTransfers(log)) {
      const change = (to === account ? amount : 0n) - (from === account ? amount : 0n);
      if (change === 0n) continue;
      const key = `${log.address}:${id}`;
      moves.set(key, { asset: log.address, id, amount: (moves.get(key)?.amount ?? 0n) + change });
    }
  }
  return [...moves.values()].filter(({ amount }) => amount !== 0n);
}

interface Transfer {
  from: Hex | null;
  to: Hex | null;
  id: bigint | null;
  amount: bigint;
}

/** What a standard event says of who gave what to whom. */
export function readTransfers({ topics, data }: Log): Transfer[] {
  const [event, first, second, third] = topics;
  const party = (topic: Hex | undefined): Hex | null => (topic ? (`0x${topic.slice(26)}`.toLowerCase() as Hex) : null);
  const single = tryDecode<[bigint]>('uint256', data)?.[0];
  switch (event) {
    case TRANSFER: {
      if (third !== undefined) return [{ from: party(first), to: party(second), id: BigInt(third), amount: 1n }];
      return single === undefined ? [] : [{ from: party(first), to: party(second), id: null, amount: single }];
    }
    // Wrapped coins log no Transfer.
    case topicOf('Deposit(address,uint256)'):
      return single === undefined || second !== undefined
        ? []
        : [{ from: null, to: party(first), id: null, amount: single }];
    case topicOf('Withdrawal(address,uint256)'):
      return single === undefined || second !== undefined
        ? []
        : [{ from: party(first), to: null, id: null, amount: single }];
    case TRANSFER_SINGLE: {
      const values = tryDecode<[bigint, bigint]>('uint256,uint256', data);
      return values ? [{ from: party(second), to: party(third), id: values[0], amount: values[1] }] : [];
    }
    case TRANSFER_BATCH: {
      const values = tryDecode<[bigint[], bigint[]]>('uint256[],uint256[]', data);
      return (values?.[0] ?? []).map((id, index) => ({
        from: party(second),
        to: party(third),
        id,
        amount: values?.[1][index] ?? 0n,
      }));
    }
    default:
      return [];
  }
}

function isLog(value: unknown): value is Log {
  if (typeof value !== 'object' || value === null) return false;
  const { address, topics, data } = value as Record<string, unknown>;
  return (
    typeof address === 'string' &&
    typeof data === 'string' &&
    Array.isArray(topics) &&
    topics.every((topic) => typeof topic === 'string' && /^0x[0-9a-fA-F]{64}$/.test(topic))
  );
}
