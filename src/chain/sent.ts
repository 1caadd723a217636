/** The record of a transaction that was signed: written before it is broadcast, kept per character. Holds no key. */
import type { PreparedTransaction } from '../ethereum/transaction-type.ts';
import type { Hex } from '../lib/bytes.ts';
import type { ActivityStatus } from '../messaging/snapshot.ts';

export interface SentTransaction {
  id: string;
  characterId: string;
  /** Serialised origin; `null` is the wallet itself. */
  origin: string | null;
  transaction: PreparedTransaction;
  raw: Hex;
  hash: Hex;
  /** ms since 1970 of signing. */
  at: number;
  /** What ActivityView shows. */
  title: string;
  detail: string;
  amount: string;
  status: ActivityStatus;
  /** The block it is in; `null` while in none. */
  block: { number: number; hash: Hex; index: number } | null;
  /** Fee paid in wei, decimal; from the receipt. */
  feePaid: string | null;
  /** Why it failed, was dropped, or could not be broadcast. */
  reason: string | null;
  /** Id of the record this one replaces (speeding up, cancelling). */
  replaces: string | null;
  /** Hash of the transaction that took its nonce; `null` when unknown. */
  replacedBy: Hex | null;
  /** It was in a block once that is no longer part of the chain. */
  reorganised: boolean;
  /** Send the bytes again when no node has them; false once a node refused them, as the page was told so. */
  resend: boolean;
  /** Nothing more will happen to it: it is not looked at again. */
  settled: boolean;
  /** ms since 1970 of the last look, and how many looks in a row found it missing. */
  checkedAt: number | null;
  quietChecks: number;
}

/** Where records lie: one document per open character. */
export interface SentStore {
  load(): Promise<SentTransaction[]>;
  /** Writes or replaces by id; resolves when it is durable. */
  save(transaction: SentTransaction): Promise<void>;
}
