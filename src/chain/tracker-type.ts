/** The interface of the tracker of sent transactions. Types only. */
import type { Hex } from '../lib/bytes.ts';
import type { ActivityView } from '../messaging/activity.ts';
import type { SentTransaction } from './sent.ts';

/** A transaction that was just signed; the tracker fills in the rest. */
export type NewSent = Pick<
  SentTransaction,
  | 'id'
  | 'characterId'
  | 'origin'
  | 'transaction'
  | 'raw'
  | 'hash'
  | 'title'
  | 'detail'
  | 'amount'
  | 'replaces'
  | 'signedBy'
  | 'bundle'
  | 'through'
  | 'operation'
  | 'insteadOf'
>;

/** A transaction as eth_getTransactionByHash answers it. */
export type RpcTransaction = Record<string, unknown>;

/** What one character sent; as of now, also when it is asked later. */
export interface SentOf {
  /** Newest first. */
  list(): SentTransaction[];
  /** Of another character only where its records were read too. */
  byId(id: string): SentTransaction | null;
  /** The entries of *Activity*, newest first. */
  activity(): ActivityView[];
  /** A transaction from this character's records in the shape of eth_getTransactionByHash; `null` when there is none. */
  transactionByHash(chainId: number, hash: Hex): RpcTransaction | null;
}

export interface Tracker {
  /**
   * Reads the stored records of characters with unfinished ones and starts checking these. Called again after a character was opened or
   * closed.
   */
  start(): Promise<void>;
  /** Stops checking; stored records stay. */
  stop(): void;
  /** Stores the records of one character durably, before any broadcast: all or none. A second call with the same ids changes nothing. */
  record(...sent: NewSent[]): Promise<void>;
  /**
   * Sends the stored bytes; sending the same bytes again succeeds. See [Note: Raw bytes before broadcast]. The records of its character were
   * read (`of`).
   * @returns the transaction hash
   * @throws NodeError when the node refuses them, WalletError no-network, not-found
   */
  broadcast(id: string): Promise<Hex>;
  /** A stored transaction that was never broadcast is not sent any more. The records of its character were read. */
  abandon(id: string, reason: string): Promise<void>;
  /** Stores what has changed and is not stored yet: that bytes were sent is stored after whoever waits for the hash has it. */
  keep(): Promise<void>;
  /** Checks all unfinished transactions now. Never throws; a failed check is repeated later. */
  check(): Promise<void>;
  /** Reads the stored records of a character, unless they were read before. @throws WalletError locked | closed */
  of(characterId: string): Promise<SentOf>;
  /** Unfinished transactions of several characters, in no order. */
  waitingOf(characterIds: ReadonlySet<string>): SentTransaction[];
  /**
   * The first nonce from `nonce` on that no transaction of ours has taken that is pending, not settled or settled recently. What was dropped leaves its
   * nonce free: as long as nothing has it, all later ones wait.
   * @param nonces how many in a row are needed. Default: 1
   */
  freeNonce(chainId: number, account: Hex, nonce: number, nonces?: number): number;
  /** The nonces of what is pending, in no order. */
  waitingNonces(chainId: number, account: Hex): number[];
}
