/** The shape of typed data after strict parsing (EIP-712). Data only. */
import type { Hex } from '../lib/bytes.ts';

export interface TypedField {
  name: string;
  type: string;
}

/** Values after parsing: integers are bigint, bytes and addresses lower-case hex. */
export type TypedValue = string | boolean | bigint | TypedValue[] | TypedStruct;
export interface TypedStruct {
  [field: string]: TypedValue;
}

export type TypedTypes = Record<string, TypedField[]>;

export interface TypedDomain {
  name?: string;
  version?: string;
  chainId?: bigint;
  verifyingContract?: Hex;
  salt?: Hex;
}

export interface TypedData {
  /** `EIP712Domain` among them. */
  types: TypedTypes;
  primaryType: string;
  domain: TypedDomain;
  message: TypedStruct;
}

/** What the lenient parts of the parser found. None of it changes what is signed; the person is told. */
export interface TypedDataExtras {
  /** Paths of keys that no type names: `message.note`. They are neither shown as signed nor signed. */
  dropped: string[];
  /** Paths of addresses whose capitals are not the checksum of EIP-55. */
  unchecked: string[];
}
