/** Decodes call data of known functions. Never guesses: a known function that does not decode completely is `malformed`. */
import { fromHex, type Hex } from '../lib/bytes.ts';
import { lazy } from '../lib/lazy.ts';
import { type AbiValue, decodeAbi } from './abi.ts';
import type { AccountCalls, CallReader, Calls } from './calldata-reader.ts';
import { READERS } from './calldata-readers.ts';
import type { DecodedCall } from './calldata-type.ts';
import { selectorOf } from './selector.ts';

export type { AccountCall, CallRight, DecodedCall, WorstCase } from './calldata-type.ts';

const MAXIMUM_DEPTH = 3;
const MAXIMUM_CALLS = 100;

const nameOf = (signature: string): string => signature.slice(0, signature.indexOf('('));

interface Known extends CallReader {
  signature: string;
}

const known = lazy(
  () =>
    new Map<Hex, Known>(
      Object.entries(READERS).map(([signature, reader]) => [selectorOf(signature), { ...reader, signature }]),
    ),
);

/** @param data call data, whole bytes in lower-case hex */
export const decodeCalldata = (data: Hex): DecodedCall => decode(data, 0, { left: MAXIMUM_CALLS });

type Budget = { left: number };

function decode(data: Hex, depth: number, budget: Budget): DecodedCall {
  if (data === '0x') return { kind: 'none' };
  const selector = data.slice(0, 10) as Hex;
  const reader = known().get(selector);
  if (reader === undefined) return { kind: 'unknown', selector, name: null };
  const call = tryRead(reader, data);
  if (call === null) return unread(selector, reader, 'form');
  if (call.kind !== 'calls' && call.kind !== 'account-calls') return call;
  budget.left -= call.calls.length;
  if (depth >= MAXIMUM_DEPTH || budget.left < 0) return unread(selector, reader, 'size');
  return withInsides(call, depth + 1, budget);
}

function withInsides(call: Calls | AccountCalls, depth: number, budget: Budget): DecodedCall {
  if (call.kind === 'account-calls')
    return { kind: 'account', calls: call.calls.map((one) => ({ ...one, call: decode(one.data, depth, budget) })) };
  return {
    kind: 'multicall',
    calls: call.calls.map((one) => ({ ...one, call: one.call ?? decode(one.data, depth, budget) })),
  };
}

/** A harmful function whose data does not decode counts as its worst case. */
const unread = (selector: Hex, { signature, worst }: Known, why: 'form' | 'size'): DecodedCall =>
  worst === null
    ? { kind: 'unknown', selector, name: nameOf(signature) }
    : { kind: 'malformed', selector, name: nameOf(signature), worst, why };

function tryRead({ signature, read }: Known, data: Hex): DecodedCall | Calls | AccountCalls | null {
  try {
    const types = signature.slice(signature.indexOf('(') + 1, -1);
    const values: AbiValue[] = decodeAbi(types, fromHex(data.slice(10)));
    return read(values as never);
  } catch {
    return null;
  }
}
