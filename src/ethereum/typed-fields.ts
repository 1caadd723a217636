/** Reads fields of typed data by name. Each reader returns `null` if the field has another type; it never converts values. */
import type { Hex } from '../lib/bytes.ts';
import { ZERO_ADDRESS } from './address.ts';
import type { TypedStruct, TypedValue } from './typed-data-type.ts';

export const isAddressValue = (value: TypedValue | undefined): value is Hex =>
  typeof value === 'string' && /^0x[0-9a-f]{40}$/.test(value);

export const isStruct = (value: TypedValue | undefined): value is TypedStruct =>
  typeof value === 'object' && !Array.isArray(value);

const at = (struct: TypedStruct, name: string): TypedValue | undefined =>
  Object.hasOwn(struct, name) ? struct[name] : undefined;

export function addressAt(struct: TypedStruct, name: string): Hex | null {
  const value = at(struct, name);
  return isAddressValue(value) ? value : null;
}

/** An address that the protocol writes as text, in any letter case. */
export function addressTextAt(struct: TypedStruct, name: string): Hex | null {
  const value = at(struct, name);
  return typeof value === 'string' && /^0x[0-9a-fA-F]{40}$/.test(value) ? (value.toLowerCase() as Hex) : null;
}

export function integerAt(struct: TypedStruct, name: string): bigint | null {
  const value = at(struct, name);
  return typeof value === 'bigint' ? value : null;
}

export function booleanAt(struct: TypedStruct, name: string): boolean | null {
  const value = at(struct, name);
  return typeof value === 'boolean' ? value : null;
}

/** Text or bytes; both are strings after parsing. */
export function textAt(struct: TypedStruct, name: string): string | null {
  const value = at(struct, name);
  return typeof value === 'string' ? value : null;
}

export function bytesAt(struct: TypedStruct, name: string): Hex | null {
  const value = at(struct, name);
  return typeof value === 'string' && /^0x(?:[0-9a-f]{2})*$/.test(value) ? (value as Hex) : null;
}

export function structAt(struct: TypedStruct, name: string): TypedStruct | null {
  const value = at(struct, name);
  return isStruct(value) ? value : null;
}

export function listAt(struct: TypedStruct, name: string): TypedValue[] | null {
  const value = at(struct, name);
  return Array.isArray(value) ? value : null;
}

/** The structs of a list; `null` if the field is not a list of structs. */
export function structsAt(struct: TypedStruct, name: string): TypedStruct[] | null {
  const list = listAt(struct, name);
  return list?.every(isStruct) ? (list as TypedStruct[]) : null;
}

/** Seconds since 1970; `null` (never) for a missing field and after the year 30,000. */
export function deadlineAt(struct: TypedStruct, name: string): bigint | null {
  const time = integerAt(struct, name);
  return time !== null && time < 900_000_000_000n ? time : null;
}

/** Like `deadlineAt`; zero also means never. */
export const deadlineOrNever = (struct: TypedStruct, name: string): bigint | null => deadlineAt(struct, name) || null;

/** Addresses that contracts use for the native coin. */
const COIN: readonly Hex[] = [ZERO_ADDRESS, '0xeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee'];

/** The token; `null` is the network's own coin. */
export const tokenOrCoin = (address: Hex): Hex | null => (COIN.includes(address) ? null : address);

/** `null` (the signer) for the zero address, in protocols where that means the signer. */
export const orSigner = (address: Hex | null): Hex | null => (address === ZERO_ADDRESS ? null : address);
