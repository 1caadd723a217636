/** Types and helpers for readers, which turn the arguments of a known function into a decoded call. */
import type { Hex } from '../lib/bytes.ts';
import type { AccountCall, DecodedCall, InnerCall, WorstCase } from './calldata-type.ts';

/** Inner calls that are still encoded; calls that consist of arguments alone come decoded. */
export interface Calls {
  kind: 'calls';
  calls: (Omit<InnerCall, 'call'> & { call?: DecodedCall })[];
}

/** Calls that a smart account makes. */
export interface AccountCalls {
  kind: 'account-calls';
  calls: Omit<AccountCall, 'call'>[];
}

/** Turns the decoded ABI arguments into a call. A reader throws if the call is malformed. */
export type Read = (values: never) => DecodedCall | Calls | AccountCalls;

export interface CallReader {
  read: Read;
  /** The worst case of the function; `null` if it does no harm with any arguments. */
  worst: WorstCase | null;
}

/** Readers of functions with the same worst case. */
export const readers = (worst: WorstCase | null, read: Record<string, Read>): Record<string, CallReader> =>
  Object.fromEntries(Object.entries(read).map(([signature, one]) => [signature, { read: one, worst }]));

/** Inner calls that are already decoded. */
export const inParts = (calls: DecodedCall[]): Calls => ({
  kind: 'calls',
  calls: calls.map((call) => ({ to: null, value: 0n, data: '0x' as Hex, call })),
});
