/** Encodes and decodes ABI values as Solidity lays them out. Decoding rejects padding that contracts read differently. */
import { bareHex, concatBytes, fromHex, type Hex, toHex } from '../lib/bytes.ts';
import { WalletError } from '../lib/errors.ts';
import { type AbiType, headLength, isDynamic, parseAbiTypes } from './abi-type.ts';

/** Integers are bigint, addresses and bytes are lower-case hex, lists and tuples are arrays. */
export type AbiValue = bigint | boolean | string | AbiValue[];

/** Data with more words is rejected, also if many entries point at the same bytes. */
const MAXIMUM_WORDS = 20_000;

function bad(): never {
  throw new WalletError('bad-encoding', 'These bytes are not values of that shape.');
}

/**
 * @param types comma-separated: `address,uint256,(address,bytes)[]`
 * @param data bytes after the values are allowed, because contracts ignore them
 * @throws WalletError bad-encoding
 */
export function decodeAbi(types: string, data: Uint8Array): AbiValue[] {
  const budget = { left: MAXIMUM_WORDS };
  return decodeTuple(parseAbiTypes(types), data, 0, budget);
}

type Budget = { left: number };

function decodeTuple(members: readonly AbiType[], data: Uint8Array, base: number, budget: Budget): AbiValue[] {
  let head = base;
  return members.map((member) => {
    const at = isDynamic(member) ? base + readLength(data, head) : head;
    head += headLength(member);
    return decodeOne(member, data, at, budget);
  });
}

function decodeOne(type: AbiType, data: Uint8Array, at: number, budget: Budget): AbiValue {
  if (--budget.left < 0) bad();
  switch (type.kind) {
    case 'tuple':
      return decodeTuple(type.members, data, at, budget);
    case 'list': {
      const length = readLength(data, at);
      if (length > budget.left) bad();
      return decodeTuple(new Array<AbiType>(length).fill(type.item), data, at + 32, budget);
    }
    case 'array':
      if (type.length > budget.left) bad();
      return decodeTuple(new Array<AbiType>(type.length).fill(type.item), data, at, budget);
    case 'bytes':
    case 'string': {
      const length = readLength(data, at);
      budget.left -= length >> 5;
      if (at + 32 + length > data.length || budget.left < 0) bad();
      const bytes = data.subarray(at + 32, at + 32 + length);
      return type.kind === 'bytes' ? toHex(bytes) : decodeText(bytes);
    }
    case 'fixed': {
      const word = readWord(data, at);
      if (word.subarray(type.length).some(Boolean)) bad();
      return toHex(word.subarray(0, type.length));
    }
    case 'address': {
      const word = readWord(data, at);
      if (word.subarray(0, 12).some(Boolean)) bad();
      return toHex(word.subarray(12));
    }
    case 'bool': {
      const value = readInteger(data, at);
      if (value > 1n) bad();
      return value === 1n;
    }
    case 'integer': {
      const value = readInteger(data, at);
      if (!type.signed) return value >> BigInt(type.bits) === 0n ? value : bad();
      const signed = BigInt.asIntN(type.bits, value);
      return BigInt.asUintN(256, signed) === value ? signed : bad();
    }
  }
}

function readWord(data: Uint8Array, at: number): Uint8Array {
  if (at + 32 > data.length) bad();
  return data.subarray(at, at + 32);
}

const readInteger = (data: Uint8Array, at: number): bigint => BigInt(toHex(readWord(data, at)));

/** Reads an offset or a length that stays inside the data. */
function readLength(data: Uint8Array, at: number): number {
  const value = readInteger(data, at);
  return value <= BigInt(data.length) ? Number(value) : bad();
}

/** Token names are untrusted text: invalid UTF-8 becomes the replacement character. */
const decodeText = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/**
 * @param types as for decodeAbi
 * @throws WalletError bad-encoding when a value does not fit its type
 */
export function encodeAbi(types: string, values: readonly AbiValue[]): Uint8Array {
  return encodeTuple(parseAbiTypes(types), values);
}

/** Selector and arguments: `encodeCall('0xa9059cbb', 'address,uint256', [to, amount])`. */
export const encodeCall = (selector: Hex, types: string, values: readonly AbiValue[]): Hex =>
  `${selector}${bareHex(encodeAbi(types, values))}` as Hex;

function encodeTuple(members: readonly AbiType[], values: readonly AbiValue[]): Uint8Array {
  if (values.length !== members.length) bad();
  let offset = members.reduce((length, member) => length + headLength(member), 0);
  const heads: Uint8Array[] = [];
  const tails: Uint8Array[] = [];
  members.forEach((member, index) => {
    const encoded = encodeOne(member, values[index] as AbiValue);
    if (isDynamic(member)) {
      heads.push(word(BigInt(offset)));
      tails.push(encoded);
      offset += encoded.length;
    } else heads.push(encoded);
  });
  return concatBytes(...heads, ...tails);
}

function encodeOne(type: AbiType, value: AbiValue): Uint8Array {
  switch (type.kind) {
    case 'tuple':
      return Array.isArray(value) ? encodeTuple(type.members, value) : bad();
    case 'list': {
      if (!Array.isArray(value)) return bad();
      const items = new Array<AbiType>(value.length).fill(type.item);
      return concatBytes(word(BigInt(value.length)), encodeTuple(items, value));
    }
    case 'array':
      return Array.isArray(value) && value.length === type.length
        ? encodeTuple(new Array<AbiType>(type.length).fill(type.item), value)
        : bad();
    case 'bytes':
    case 'string': {
      if (typeof value !== 'string') return bad();
      const bytes = type.kind === 'bytes' ? fromHex(value) : new TextEncoder().encode(value);
      return concatBytes(word(BigInt(bytes.length)), bytes, new Uint8Array(-bytes.length & 31));
    }
    case 'fixed':
    case 'address': {
      const bytes = typeof value === 'string' ? fromHex(value) : bad();
      const length = type.kind === 'fixed' ? type.length : 20;
      if (bytes.length !== length) bad();
      const padding = new Uint8Array(32 - length);
      return type.kind === 'fixed' ? concatBytes(bytes, padding) : concatBytes(padding, bytes);
    }
    case 'bool':
      return typeof value === 'boolean' ? word(value ? 1n : 0n) : bad();
    case 'integer': {
      if (typeof value !== 'bigint') return bad();
      const fits = type.signed ? BigInt.asIntN(type.bits, value) : BigInt.asUintN(type.bits, value);
      return fits === value ? word(BigInt.asUintN(256, value)) : bad();
    }
  }
}

const word = (value: bigint): Uint8Array => fromHex(value.toString(16).padStart(64, '0'));
