/**
 * The secrets that the operator can replace: the server setup of OPAQUE and the receipt key. Each replacement is a generation with a
 * number, counted from 1. Earlier generations stay for what was made under them.
 */
import { equalBytes, fromUtf8, utf8 } from '../lib/bytes.ts';
import { createReader, createWriter } from '../lib/encoding.ts';
import { latestEnd } from './clock.ts';

export interface OpaqueSetup {
  number: number;
  /** When it was made (ms since 1970); 0 for the first. New records are made under the newest setup. */
  from: number;
  /** The server setup of `@serenity-kit/opaque`, in its own base64url. */
  setup: string;
}

export interface ReceiptKey {
  number: number;
  /** From this moment on (ms since 1970) it may sign receipts; 0 for the first. */
  from: number;
  /** The server's epoch in which it was made. */
  epoch: number;
  /** Signed by the key before it; the first is not, nor one that was made because a key was stolen. */
  isSigned: boolean;
  /** Ed25519 seed, 32 bytes. */
  seed: Uint8Array;
}

/** The longest that a new receipt key may wait before it signs (ms). */
export const LONGEST_WAIT = 24 * 60 * 60 * 1000;

/**
 * Has a receipt key begun to sign? One that no key signed counts at once, by any clock, because the one before it was stolen.
 * @param begun the number of the newest one that has begun
 */
export const hasBegun = ({ number, isSigned }: Pick<ReceiptKey, 'number' | 'isSigned'>, begun: number): boolean =>
  !isSigned || number <= begun;

/**
 * Does a receipt key wait for its moment? One that is dated further ahead than any rotation could date it was made with a clock that ran
 * ahead, and need not wait. The answer depends on the clock and may change with it, unless the key has begun.
 */
export const isWaiting = (
  key: Pick<ReceiptKey, 'number' | 'from' | 'isSigned'>,
  { now, begun }: { now: number; begun: number },
): boolean => !hasBegun(key, begun) && key.from > now && key.from <= latestEnd(now, LONGEST_WAIT);

/** Secrets by name, as they are stored. A generation has the name of its kind, a dot and its number. */
export type Stored = Readonly<Record<string, Uint8Array>>;

export const SETUP = 'opaqueSetup';
export const KEY = 'receiptKey';

export const generationName = (kind: typeof SETUP | typeof KEY, number: number): string => `${kind}.${number}`;

/** Is this the name of a generation? */
export const isGeneration = (name: string): boolean => /^(opaqueSetup|receiptKey)\.[1-9]\d{0,8}$/.test(name);

/** Numbers of the generations of a kind, the oldest first. */
function numbersOf(stored: Stored, kind: typeof SETUP | typeof KEY): number[] {
  const names = Object.keys(stored).filter((name) => isGeneration(name) && name.startsWith(`${kind}.`));
  return names.map((name) => Number(name.slice(kind.length + 1))).sort((a, b) => a - b);
}

const readerOf = (stored: Stored, name: string) => createReader(stored[name] ?? new Uint8Array(0));

export const encodeSetup = ({ from, setup }: Omit<OpaqueSetup, 'number'>): Uint8Array =>
  createWriter().u64(from).bytes(utf8(setup)).finish();

/** The oldest first. @throws WalletError bad-encoding */
export const setupsIn = (stored: Stored): OpaqueSetup[] =>
  numbersOf(stored, SETUP).map((number) => {
    const reader = readerOf(stored, generationName(SETUP, number));
    const found = { number, from: reader.u64(), setup: fromUtf8(reader.bytes()) };
    reader.finish();
    return found;
  });

export const encodeKey = ({ from, epoch, isSigned, seed }: Omit<ReceiptKey, 'number'>): Uint8Array =>
  createWriter()
    .u64(from)
    .u32(epoch)
    .u8(isSigned ? 1 : 0)
    .raw(seed, 32)
    .finish();

/** The oldest first. @throws WalletError bad-encoding */
export const keysIn = (stored: Stored): ReceiptKey[] =>
  numbersOf(stored, KEY).map((number) => {
    const reader = readerOf(stored, generationName(KEY, number));
    const [from, epoch, isSigned] = [reader.u64(), reader.u32(), reader.u8() === 1];
    const found = { number, from, epoch, isSigned, seed: reader.raw(32) };
    reader.finish();
    return found;
  });

/** Is another generation stored under the number of a known one? One that is not there any more was dropped. */
const hasOther = (known: readonly (OpaqueSetup | ReceiptKey)[], stored: Stored): boolean =>
  known.some((each) => {
    const [kind, bytes] = 'seed' in each ? ([KEY, encodeKey(each)] as const) : ([SETUP, encodeSetup(each)] as const);
    const found = stored[generationName(kind, each.number)];
    return found !== undefined && !equalBytes(found, bytes);
  });

/** @throws Error when what is stored is older than what is known, or has another generation under a known number */
export function ensureNewer(
  { opaqueSetups, receiptKeys }: { opaqueSetups: readonly OpaqueSetup[]; receiptKeys: readonly ReceiptKey[] },
  stored: Stored,
): void {
  if (keysIn(stored).length < receiptKeys.length)
    throw new Error('The stored secrets are older now than those of this process. Put back the newer ones.');
  if (hasOther(opaqueSetups, stored) || hasOther(receiptKeys, stored))
    throw new Error('The stored secrets have another key under a known number. Put back the right ones.');
}
