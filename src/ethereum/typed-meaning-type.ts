/** What a typed message can do when it is signed. Data only. */
import type { Hex } from '../lib/bytes.ts';

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
  /** Permit2 PermitTransferFrom forms: one movement, at once; `witness` names the type of an order that hangs on it. */
  | {
      kind: 'permit2-transfer';
      batch: boolean;
      spender: Hex;
      transfers: { token: Hex; amount: bigint | null }[];
      deadline: bigint | null;
      witness: string | null;
    }
  /** EIP-3009: a transfer that anyone may carry out. */
  | { kind: 'authorised-transfer'; token: Hex; from: Hex; to: Hex; amount: bigint; deadline: bigint | null }
  /** An order of a known exchange: selling without a transaction. `gives` is empty where the message does not say. */
  | {
      kind: 'order';
      protocol: string;
      gives: { token: Hex; amount: bigint | null }[];
      deadline: bigint | null;
    }
  /** A message that lets somebody else act or send as this account: EIP-2771 requests, Safe transactions, delegations. */
  | { kind: 'acting'; what: 'relayed-call' | 'safe-transaction' | 'delegation' }
  | { kind: 'unknown' };
