/** The type of a fully prepared transaction. All fields are set, so signing is deterministic. */
import type { Hex } from '../lib/bytes.ts';

interface CommonFields {
  chainId: number;
  from: Hex;
  /** `null` creates a contract. */
  to: Hex | null;
  /** Wei, decimal string (JSON-safe). */
  value: string;
  data: Hex;
  nonce: number;
  /** Gas units, decimal string. */
  gasLimit: string;
}

export interface AccessListItem {
  address: Hex;
  storageKeys: Hex[];
}

/** One call of a batch (EIP-5792). */
export interface BatchCall {
  /** `null` creates a contract. */
  to: Hex | null;
  /** Wei, decimal string. */
  value: string;
  data: Hex;
}

/**
 * EIP-155 legacy, EIP-2930, EIP-1559 and EIP-7702; fees in wei as decimal strings.
 * `delegate` of EIP-7702: from then on the sending account runs the code of this contract; the zero address ends that. The authorization
 * is made with the same key when the transaction is signed, for its network alone and the nonce after its own.
 */
export type PreparedTransaction = CommonFields &
  (
    | { type: 'legacy'; gasPrice: string }
    | { type: 'eip2930'; gasPrice: string; accessList: AccessListItem[] }
    | { type: 'eip1559'; maxFeePerGas: string; maxPriorityFeePerGas: string; accessList: AccessListItem[] }
    | {
        type: 'eip7702';
        maxFeePerGas: string;
        maxPriorityFeePerGas: string;
        accessList: AccessListItem[];
        delegate: Hex;
      }
  );
