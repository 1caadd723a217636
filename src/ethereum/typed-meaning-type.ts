/** The decoded meaning of typed data. Data only. */
import type { Hex } from '../lib/bytes.ts';
import type { TypedValue } from './typed-data-type.ts';
import type { Terms } from './typed-order.ts';
import type { Order } from './typed-order-type.ts';

/** Amounts in base units; `null` is without limit. Times in seconds since 1970; `null` never ends. */
export type TypedMeaning =
  /** EIP-2612 and the older form of DAI: `spender` may move `token` of `owner`. */
  | {
      kind: 'permit';
      standard: 'eip2612' | 'dai';
      token: Hex;
      owner: Hex;
      spender: Hex;
      amount: bigint | null;
      deadline: bigint | null;
    }
  /** Permit2 PermitSingle and PermitBatch: allowances kept by the Permit2 contract. */
  | {
      kind: 'permit2-allowance';
      batch: boolean;
      spender: Hex;
      permits: { token: Hex; amount: bigint | null; expiration: bigint | null }[];
      deadline: bigint | null;
    }
  /** Permit2 PermitTransferFrom messages: a single transfer. `witness` is an attached order, `terms` its decoded payment if known. */
  | {
      kind: 'permit2-transfer';
      batch: boolean;
      spender: Hex;
      transfers: { token: Hex; amount: bigint | null }[];
      deadline: bigint | null;
      witness: { type: string; fields: TypedValue; terms: Terms | null } | null;
    }
  /** EIP-3009: a transfer that anyone may carry out. */
  | { kind: 'authorised-transfer'; token: Hex; from: Hex; to: Hex; amount: bigint; deadline: bigint | null }
  | Order
  | RightGrant
  | MetaTransaction
  | ServiceSend
  | Statement
  | { kind: 'unknown' };

/** A standing right that another party gets. */
export type Right =
  /** ERC-4494: one item of a collection. */
  | { kind: 'item'; collection: Hex; id: bigint }
  | { kind: 'all-items'; collection: Hex }
  /** Aave: debt that the signer owes. `token` is the debt token. */
  | { kind: 'borrow'; token: Hex; amount: bigint | null }
  /** Compound III, Morpho: managing everything that the owner has there. */
  | { kind: 'manage'; at: Hex }
  /** Spend permissions: again in each period; `token: null` is the coin. */
  | { kind: 'spend-again'; token: Hex | null; amount: bigint | null; seconds: bigint }
  /** An agent key of an exchange: trading, but no withdrawing. */
  | { kind: 'trade'; service: string }
  /** The whole account at a service: its new signers act for it, and the account itself no longer does. */
  | { kind: 'whole-account'; service: string }
  | { kind: 'vote'; service: string }
  | { kind: 'fee'; service: string; rate: string }
  /** A key that posts in the owner's name, or the name itself. */
  | { kind: 'post'; service: string; key: string }
  | { kind: 'own-name'; service: string };

/** A message that grants or revokes a standing right. `owner` is the granting account; `null` is the signer. */
export interface RightGrant {
  kind: 'right-grant';
  right: Right;
  owner: Hex | null;
  /** The grantee; `null` if it is not one address: a key, several, or anybody who has the signature. */
  to: Hex | null;
  /** False for a revocation. */
  given: boolean;
  deadline: bigint | null;
}

/** A meta-transaction: a message that lets another party execute a call as an account. */
export interface MetaTransaction {
  kind: 'meta-transaction';
  what: 'relayed-call' | 'safe-transaction' | 'delegation' | 'user-operation';
  /** The account that acts; `null` is the signer. */
  account: Hex | null;
  /** The call; `null` if the message does not contain it readably. */
  call: { to: Hex; value: bigint; data: Hex; delegated: boolean } | null;
  /** Payments of the account to the relayer, none of them zero. */
  pays: RelayerFee[];
  deadline: bigint | null;
}

export interface RelayerFee {
  /** `null` is the network's own coin. */
  token: Hex | null;
  /** The largest amount in base units. */
  amount: bigint;
  /** `null` is whoever executes it. */
  to: Hex | null;
}

/** A transfer inside a service that keeps its own books, made by a signature. */
export interface ServiceSend {
  kind: 'service-send';
  service: string;
  what: 'send' | 'withdraw' | 'between-own' | 'stake' | 'unstake';
  /** A decimal amount and its asset. */
  amount: string;
  asset: string;
  /** Of a stake: the validator. */
  to: Hex | null;
}

/** A vote, a log-in or a statement: it grants nobody a right over funds. */
export interface Statement {
  kind: 'statement';
  what: 'vote' | 'attestation' | 'log-in' | 'social' | 'terms' | 'cancel' | 'cancel-orders' | 'vote-power';
  service: string;
  /** Of a log-in: the registrable domain of the service. */
  site?: string;
  /** For delegated votes: the delegate. */
  to?: Hex;
  /** For cancelled orders: how many. */
  count?: number;
}
