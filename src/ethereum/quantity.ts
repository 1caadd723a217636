/** Parses and formats JSON-RPC quantities and data (EIP-1474) strictly. Never accepts a JavaScript number as a quantity. */
import type { Hex } from '../lib/bytes.ts';
import { WalletError } from '../lib/errors.ts';

const MAXIMUM = (1n << 256n) - 1n;

function bad(field: string, problem: string): never {
  throw new WalletError('bad-input', `The field ${field} ${problem}.`);
}

/**
 * Parses a QUANTITY of EIP-1474: 0x, no leading zeros (zero is 0x0), at most 256 bits.
 * @throws WalletError bad-input
 */
export function parseQuantity(value: unknown, field: string): bigint {
  const number = parsePaddedQuantity(value, field);
  if (value !== '0x0' && (value as string).startsWith('0x0')) bad(field, 'has leading zeros');
  return number;
}

/**
 * Parses a quantity that may have leading zeros (0x00, 0x09184e72a000), which many sites send; the value is unambiguous.
 * @throws WalletError bad-input
 */
export function parsePaddedQuantity(value: unknown, field: string): bigint {
  if (typeof value !== 'string' || value.length > 66 || !/^0x[0-9a-fA-F]+$/.test(value))
    bad(field, 'is not a number in hex, such as 0x1a');
  const number = BigInt(value);
  if (number > MAXIMUM) bad(field, 'is larger than 256 bits');
  return number;
}

/** A quantity that fits a safe integer, such as a nonce. @throws WalletError bad-input */
export function parseSmallQuantity(value: unknown, field: string): number {
  const number = parsePaddedQuantity(value, field);
  if (number > BigInt(Number.MAX_SAFE_INTEGER)) bad(field, 'is too large');
  return Number(number);
}

/** A chain id: strict quantity from 1 to the largest safe integer. @throws WalletError bad-input */
export function parseChainId(value: unknown, field = 'chainId'): number {
  const number = parseQuantity(value, field);
  if (number < 1n || number > BigInt(Number.MAX_SAFE_INTEGER)) bad(field, 'is not a chain id');
  return Number(number);
}

/** Lower-case hex without leading zeros. */
export const toQuantity = (value: bigint | number): Hex => `0x${value.toString(16)}`;

/** Parses DATA of EIP-1474: whole bytes. Returns lower case. @throws WalletError bad-input */
export function parseData(value: unknown, field: string): Hex {
  if (typeof value !== 'string' || !/^0x[0-9a-fA-F]*$/.test(value)) bad(field, 'is not bytes in hex');
  if (value.length % 2 !== 0) bad(field, 'has an odd number of hex digits');
  return value.toLowerCase() as Hex;
}

/** Parses DATA of exactly `length` bytes. @throws WalletError bad-input */
export function parseFixedData(value: unknown, length: number, field: string): Hex {
  const data = parseData(value, field);
  if (data.length !== 2 + 2 * length) bad(field, `is not ${length} bytes long`);
  return data;
}
