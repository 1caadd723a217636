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

/** EIP-155 legacy, EIP-2930 and EIP-1559; fees in wei as decimal strings. */
export type PreparedTransaction = CommonFields &
  (
    | { type: 'legacy'; gasPrice: string }
    | { type: 'eip2930'; gasPrice: string; accessList: AccessListItem[] }
    | { type: 'eip1559'; maxFeePerGas: string; maxPriorityFeePerGas: string; accessList: AccessListItem[] }
  );
