/** The decoded forms of a call. Data only. */
import type { Hex } from '../lib/bytes.ts';

/** An inner call; `to` is `null` if it goes to the called contract itself. */
export interface InnerCall {
  to: Hex | null;
  value: bigint;
  data: Hex;
  call: DecodedCall;
}

/** A call that a smart account makes; `delegated` is a delegatecall. */
export interface AccountCall extends InnerCall {
  delegated: boolean;
}

/** A standing right at the called contract. */
export type CallRight =
  /** The grantee may borrow, and the caller owes the debt; `amount: null` is without limit. */
  | { kind: 'borrow'; amount: bigint | null }
  /** The grantee manages everything that the caller has at the contract. */
  | { kind: 'manage' }
  /** The grantee becomes owner or administrator of the contract. */
  | { kind: 'own' }
  /** The grantee can act for a shared account. */
  | { kind: 'act' }
  /** The contract gets new code. */
  | { kind: 'code' }
  /** The grantee gets a role; zero is the administrator. */
  | { kind: 'role'; role: Hex };

/** The worst case of a known function, for any arguments. */
export type WorstCase =
  /** Somebody may spend the caller's tokens of the contract. */
  | 'spend'
  /** Tokens or items leave. */
  | 'send'
  /** Somebody may take every item of the contract. */
  | 'items'
  /** Somebody may spend tokens of any contract through Permit2. */
  | 'any-token'
  | 'borrow'
  | 'manage'
  /** Somebody else becomes the owner of the contract. */
  | 'rule'
  /** A multicall: anything that the contract may do with the account's allowances. */
  | 'calls';

/** Amounts in base units. `amountOrId`: ERC-20 and ERC-721 share the selector; only the called contract decides which one it is. */
export type DecodedCall =
  | { kind: 'none' }
  | { kind: 'erc20-transfer'; to: Hex; amount: bigint }
  | { kind: 'transfer-from'; from: Hex; to: Hex; amountOrId: bigint }
  /** `used`: the spender is called in the same transaction. */
  | { kind: 'approve'; spender: Hex; amountOrId: bigint; used?: true }
  | { kind: 'increase-allowance'; spender: Hex; amount: bigint }
  | { kind: 'decrease-allowance'; spender: Hex; amount: bigint }
  | { kind: 'permit'; owner: Hex; spender: Hex; amount: bigint; deadline: bigint }
  | { kind: 'dai-permit'; owner: Hex; spender: Hex; allowed: boolean; expiry: bigint }
  /** An allowance in the Permit2 contract, set directly or by submitting a signed permit. */
  | { kind: 'permit2-approve'; token: Hex; spender: Hex; amount: bigint; expiration: bigint }
  | { kind: 'permit2-transfer'; token: Hex; from: Hex; to: Hex; amount: bigint }
  | { kind: 'nft-transfer'; from: Hex; to: Hex; id: bigint }
  /** ERC-1155 and ERC-6909; `from: null` is the caller. */
  | { kind: 'multi-transfer'; from: Hex | null; to: Hex; items: { id: bigint; amount: bigint }[] }
  | { kind: 'approve-all'; operator: Hex; approved: boolean }
  /** ERC-6909: an allowance for one item. */
  | { kind: 'approve-item'; spender: Hex; id: bigint; amount: bigint }
  | { kind: 'right'; right: CallRight; to: Hex; given: boolean }
  /** deposit() and withdraw(uint256): wrapping if the contract is known as the wrapped native coin; otherwise only the name means anything. */
  | { kind: 'wrap' }
  | { kind: 'unwrap'; amount: bigint }
  | { kind: 'multicall'; calls: InnerCall[] }
  /** The called contract is a smart account and makes these calls. */
  | { kind: 'account'; calls: AccountCall[] }
  /** A known function whose arguments do not decode (`form`), or with too many inner calls (`size`). A contract may decode what the wallet cannot. */
  | { kind: 'malformed'; selector: Hex; name: string; worst: WorstCase; why: 'form' | 'size' }
  /** `name` is that of a known function whose arguments do not decode and that does no harm. */
  | { kind: 'unknown'; selector: Hex; name: string | null };
