/** What a call can be understood as. Data only. */
import type { Hex } from '../lib/bytes.ts';

/** A call inside a multicall; `to` is `null` where it goes to the called contract itself. */
export interface InnerCall {
  to: Hex | null;
  value: bigint;
  data: Hex;
  call: DecodedCall;
}

/** Amounts in base units. `amountOrId`: ERC-20 and ERC-721 share the selector; only the contract tells them apart. */
export type DecodedCall =
  | { kind: 'none' }
  | { kind: 'erc20-transfer'; to: Hex; amount: bigint }
  | { kind: 'transfer-from'; from: Hex; to: Hex; amountOrId: bigint }
  | { kind: 'approve'; spender: Hex; amountOrId: bigint }
  | { kind: 'increase-allowance'; spender: Hex; amount: bigint }
  | { kind: 'decrease-allowance'; spender: Hex; amount: bigint }
  | { kind: 'permit'; owner: Hex; spender: Hex; amount: bigint; deadline: bigint }
  | { kind: 'dai-permit'; owner: Hex; spender: Hex; allowed: boolean; expiry: bigint }
  /** Allowances kept by the Permit2 contract: set directly, or by carrying a signed permit there. */
  | { kind: 'permit2-approve'; token: Hex; spender: Hex; amount: bigint; expiration: bigint }
  | { kind: 'permit2-transfer'; token: Hex; from: Hex; to: Hex; amount: bigint }
  | { kind: 'nft-transfer'; from: Hex; to: Hex; id: bigint }
  | { kind: 'erc1155-transfer'; from: Hex; to: Hex; items: { id: bigint; amount: bigint }[] }
  | { kind: 'approve-all'; operator: Hex; approved: boolean }
  /** deposit() and withdraw(uint256): wrapping, if the contract is known as the wrapped native coin; else only a name. */
  | { kind: 'wrap' }
  | { kind: 'unwrap'; amount: bigint }
  | { kind: 'multicall'; calls: InnerCall[] }
  /** `name` is the function's name where the selector is known but the arguments are not shown. */
  | { kind: 'unknown'; selector: Hex; name: string | null };
