/** Reads what a call does from its data, for known functions only. Never guesses: what does not decode whole is `unknown`. */
import { bareHex, fromHex, type Hex, utf8 } from '../lib/bytes.ts';
import { type AbiValue, decodeAbi } from './abi.ts';
import { type CallReader, NAMED_FUNCTIONS, READERS } from './calldata-readers.ts';
import type { DecodedCall } from './calldata-type.ts';
import { keccak } from './keccak.ts';

export type { DecodedCall, InnerCall } from './calldata-type.ts';

/** 2^256 - 1: what sites write for *no limit*. */
export const UNLIMITED: bigint = (1n << 256n) - 1n;

/** So much that nobody means a number: the upper half of what fits. @param bits of the field, 256 or Permit2's 160 */
export const isUnlimited = (amount: bigint, bits: 256 | 160 = 256): boolean => amount >> BigInt(bits - 1) !== 0n;

const MAXIMUM_DEPTH = 3;
const MAXIMUM_CALLS = 100;

/** First four bytes of the hash of a signature such as `transfer(address,uint256)`. */
export const selectorOf = (signature: string): Hex => `0x${bareHex(keccak(utf8(signature)).subarray(0, 4))}`;

const readers = new Map<Hex, CallReader>(
  Object.entries(READERS).map(([signature, read]) => [selectorOf(signature), { signature, read }]),
);
const names = new Map<Hex, string>(
  NAMED_FUNCTIONS.map((signature) => [selectorOf(signature), signature.slice(0, signature.indexOf('('))]),
);

/** @param data call data, whole bytes in lower-case hex */
export const decodeCalldata = (data: Hex): DecodedCall => decode(data, 0, { left: MAXIMUM_CALLS });

function decode(data: Hex, depth: number, budget: { left: number }): DecodedCall {
  if (data === '0x') return { kind: 'none' };
  const selector = data.slice(0, 10) as Hex;
  const reader = readers.get(selector);
  if (reader === undefined) return { kind: 'unknown', selector, name: names.get(selector) ?? null };
  const name = reader.signature.slice(0, reader.signature.indexOf('('));
  const values = tryDecode(reader.signature, data);
  if (values === null) return { kind: 'unknown', selector, name };
  const call = reader.read(values as never);
  if (call.kind !== 'calls') return call;
  budget.left -= call.calls.length;
  if (depth >= MAXIMUM_DEPTH || budget.left < 0) return { kind: 'unknown', selector, name };
  return {
    kind: 'multicall',
    calls: call.calls.map((inner) => ({ ...inner, call: decode(inner.data, depth + 1, budget) })),
  };
}

function tryDecode(signature: string, data: Hex): AbiValue[] | null {
  try {
    const types = signature.slice(signature.indexOf('(') + 1, -1);
    return decodeAbi(types, fromHex(data.slice(10)));
  } catch {
    return null;
  }
}
