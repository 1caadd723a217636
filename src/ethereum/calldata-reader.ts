/** How a known function's arguments become what the call means. Types, and the small maker of a group of readers. */
import type { Hex } from '../lib/bytes.ts';
import type { AccountCall, DecodedCall, InnerCall, WorstCase } from './calldata-type.ts';

/** Calls whose insides are still to be decoded; those that are made of arguments alone come decoded. */
export interface Calls {
  kind: 'calls';
  calls: (Omit<InnerCall, 'call'> & { call?: DecodedCall })[];
}

/** Calls that a smart account makes. */
export interface AccountCalls {
  kind: 'account-calls';
  calls: Omit<AccountCall, 'call'>[];
}

/** Decoded arguments go in as the ABI gave them; each reader names its own tuple. One that throws has read an odd call. */
export type Read = (values: never) => DecodedCall | Calls | AccountCalls;

export interface CallReader {
  read: Read;
  /** What the function can do at worst; `null` does no harm whatever stands in it. */
  worst: WorstCase | null;
}

/** Readers of functions that can do the same at worst. */
export const readers = (worst: WorstCase | null, read: Record<string, Read>): Record<string, CallReader> =>
  Object.fromEntries(Object.entries(read).map(([signature, one]) => [signature, { read: one, worst }]));

/** Parts that need no data of their own. */
export const inParts = (calls: DecodedCall[]): Calls => ({
  kind: 'calls',
  calls: calls.map((call) => ({ to: null, value: 0n, data: '0x' as Hex, call })),
});
