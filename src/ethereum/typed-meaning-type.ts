/** What a typed message can do when it is signed. Data only. */
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
  /** Permit2 PermitTransferFrom forms: one movement, at once; `witness` is an order that hangs on it, `terms` what it pays where that is known. */
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

/** What somebody else may do from now on. */
export type Right =
  /** ERC-4494: one item of a collection. */
  | { kind: 'item'; collection: Hex; id: bigint }
  | { kind: 'all-items'; collection: Hex }
  /** Aave: debt that the signer owes. `token` is the debt token. */
  | { kind: 'borrow'; token: Hex; amount: bigint | null }
  /** Compound III, Morpho: whatever the owner has there. */
  | { kind: 'manage'; at: Hex }
  /** Spend permissions: again in each period; `token: null` is the coin. */
  | { kind: 'spend-again'; token: Hex | null; amount: bigint | null; seconds: bigint }
  /** An agent key of an exchange: trading, but no withdrawing. */
  | { kind: 'trade'; service: string }
  | { kind: 'fee'; service: string; rate: string }
  /** A key that posts in the owner's name, or the name itself. */
  | { kind: 'post'; service: string; key: string }
  | { kind: 'own-name'; service: string };

/** A standing right that somebody else gets, or loses. `owner` is the account it speaks for; `null` is whoever signs. */
export interface RightGrant {
  kind: 'right-grant';
  right: Right;
  owner: Hex | null;
  /** `null` where it is no address: a key, or whoever has the signature. */
  to: Hex | null;
  /** False takes the right away. */
  given: boolean;
  deadline: bigint | null;
}

/** A message that lets somebody else act or send as an account. */
export interface MetaTransaction {
  kind: 'meta-transaction';
  what: 'relayed-call' | 'safe-transaction' | 'delegation' | 'user-operation';
  /** The account that acts; `null` is the signer. */
  account: Hex | null;
  /** What it does; `null` where the message does not say so readably. */
  call: { to: Hex; value: bigint; data: Hex; delegated: boolean } | null;
  /** What the account pays besides, for having it carried out. None of it is zero. */
  pays: RelayerFee[];
  deadline: bigint | null;
}

export interface RelayerFee {
  /** `null` is the network's own coin. */
  token: Hex | null;
  /** Base units, at the most. */
  amount: bigint;
  /** `null` is whoever executes it. */
  to: Hex | null;
}

/** Money at a service that keeps books of its own, moved by a signature. */
export interface ServiceSend {
  kind: 'service-send';
  service: string;
  what: 'send' | 'withdraw' | 'between-own';
  /** As the message has it: a decimal amount and its asset. */
  amount: string;
  asset: string;
  to: Hex | null;
}

/** A vote, a log-in or a claim: it gives nobody a right over funds. */
export interface Statement {
  kind: 'statement';
  what: 'vote' | 'attestation' | 'log-in' | 'social' | 'terms' | 'cancel' | 'vote-power';
  service: string;
  /** Of a log-in: the registrable domain of the service. */
  site?: string;
  /** Of votes that are given away: who gets them. */
  to?: Hex;
}
