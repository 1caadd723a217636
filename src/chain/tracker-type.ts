/** What the rest of the wallet asks of the tracker of sent transactions. */
import type { Hex } from '../lib/bytes.ts';
import type { ActivityView } from '../messaging/snapshot.ts';
import type { SentTransaction } from './sent.ts';

/** A transaction that was just signed; the tracker fills in the rest. */
export type NewSent = Pick<
  SentTransaction,
  'id' | 'characterId' | 'origin' | 'transaction' | 'raw' | 'hash' | 'title' | 'detail' | 'amount' | 'replaces'
>;

/** A transaction as eth_getTransactionByHash answers it. */
export type RpcTransaction = Record<string, unknown>;

export interface Tracker {
  /** Reads the stored records (again, after a character was opened or closed) and looks after what is unfinished. */
  start(): Promise<void>;
  /** Stops looking; records stay. */
  stop(): void;
  /** Writes the record, durably, before anything is broadcast. The same id again changes nothing. */
  record(sent: NewSent): Promise<void>;
  /**
   * Sends the recorded bytes; the same bytes again are success.
   * @returns the hash
   * @throws NodeError when the node refuses them, WalletError no-network, not-found
   */
  broadcast(id: string): Promise<Hex>;
  /** Looks at all unfinished transactions now; never throws, what cannot be asked is asked again later. */
  check(): Promise<void>;
  /** Newest first. */
  list(characterId: string): SentTransaction[];
  byId(id: string): SentTransaction | null;
  /** As *Activity* shows them, newest first. */
  activity(characterId: string): ActivityView[];
  /** From this character's own records, in the shape of eth_getTransactionByHash; `null` when it is none of them. */
  transactionByHash(characterId: string, chainId: number, hash: Hex): RpcTransaction | null;
  /** The next nonce by the wallet's own records; `null` when nothing of this account is unfinished. */
  nextNonce(chainId: number, account: Hex): number | null;
  /** This nonce, or the next one after all of ours if one of them has taken it (waiting, or included lately). */
  freeNonce(chainId: number, account: Hex, nonce: number): number;
  /** The lowest nonce that waits; `null` when none does. */
  lowestPending(chainId: number, account: Hex): number | null;
}
