/** What is watched on a network, and how far it was read. Data only: it is stored as JSON and outlives the worker. */
import type { Hex } from '../lib/bytes.ts';

/** Selects logs as eth_getLogs does. */
export interface LogSelection {
  address?: Hex | Hex[];
  topics?: (Hex | Hex[] | null)[];
}

export type Watched =
  | { kind: 'blocks' }
  /** `first` and `last` bound the block numbers. */
  | { kind: 'logs'; selection: LogSelection; first: number; last: number | null }
  /** `whole`: the transactions, not only their hashes. */
  | { kind: 'pending'; whole: boolean }
  | { kind: 'syncing' };

export interface SeenBlock {
  number: number;
  hash: Hex;
}

/** A log as the node sent it. */
export type Log = Record<string, unknown> & { blockHash: Hex; blockNumber: Hex; logIndex: Hex };

/** How far a watch was read. */
export type Position =
  | { kind: 'blocks'; recent: SeenBlock[] }
  /** `height`: the last block that was asked for. `delivered`: the logs from block `since` on that were delivered and may still be taken back. */
  | { kind: 'logs'; height: number; since: number; delivered: Log[] }
  /** Beginnings of the hashes of the last pending blocks. */
  | { kind: 'pending'; seen: string[] }
  | { kind: 'syncing'; told: boolean };

/** One JSON-RPC request to the network. */
export type AskNode = (method: string, params: readonly unknown[]) => Promise<unknown>;

export interface Advance {
  position: Position;
  /** Block headers, logs, transactions or their hashes, in the order in which they are delivered. */
  news: unknown[];
}
