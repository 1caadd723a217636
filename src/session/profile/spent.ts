/**
 * What a character has paid within the last 24 hours, for its daily limits. It lies in the character's profile, so all of its computers
 * share it.
 *
 * [Note: Counted once] Payments are counted by account, network and nonce, because only one transaction of a nonce is ever included. A
 * replacement counts beyond the larger amount only. Two computers each raise their own numbers, and joining takes the higher one: the
 * order of merges does not matter, and nothing is subtracted.
 */
import * as v from 'valibot';
import { WalletError } from '../../lib/errors.ts';
import { sessionProfile as t } from '../../locales/en/session/profile.ts';

const DAY = 24 * 60 * 60 * 1000;

/** At most this many payments within a day are remembered, so that a profile does not grow without bounds. */
const MOST = 300;

export const spentSchema = v.record(
  v.string(),
  v.object({
    wei: v.pipe(v.string(), v.regex(/^\d{1,78}$/)),
    /** ms since 1970. */
    at: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  }),
);

/** By `count/chainId/account/nonce/levelId`. */
export type Spent = v.InferOutput<typeof spentSchema>;

export interface Payment {
  chainId: number;
  /** Lower-case. */
  from: string;
  nonce: number;
  wei: bigint;
}

const countOf = (key: string): number => Number(key.split('/')[0]);

/** The payments of one count. */
const ofCount = (spent: Spent, count: number): Spent =>
  Object.fromEntries(Object.entries(spent).filter(([key]) => countOf(key) === count));

/** The time from which a day is counted back. A clock that is set back does not make an earlier payment a later one. */
const latest = (spent: Spent, now: number): number =>
  Object.values(spent).reduce((newest, { at }) => Math.max(newest, at), now);

const recent = (spent: Spent, now: number): Spent => {
  const end = latest(spent, now);
  return Object.fromEntries(Object.entries(spent).filter(([, { at }]) => end - at < DAY));
};

/** Sum of the last 24 hours (wei), of one level or of all (`null`). */
export function spentWithin(
  spent: Spent,
  scope: { count: number; chainId: number; levelId: string | null },
  now: number,
): bigint {
  const byNonce = new Map<string, bigint>();
  for (const [key, { wei }] of Object.entries(recent(ofCount(spent, scope.count), now))) {
    const [, chainId, from, nonce, levelId] = key.split('/');
    if (Number(chainId) !== scope.chainId) continue;
    if (scope.levelId !== null && levelId !== scope.levelId) continue;
    const slot = `${from}/${nonce}`;
    const known = byNonce.get(slot) ?? 0n;
    byNonce.set(slot, BigInt(wei) > known ? BigInt(wei) : known);
  }
  return [...byNonce.values()].reduce((sum, wei) => sum + wei, 0n);
}

/** The payments of this count with these; older ones than a day are left out. @throws WalletError refused: too many in one day */
export const withPayments = (
  spent: Spent,
  payments: readonly Payment[],
  counting: { count: number; levelId: string },
  now: number,
): Spent => payments.reduce((sum, payment) => withPayment(sum, { ...payment, ...counting }, now), spent);

function withPayment(
  spent: Spent,
  { count, chainId, from, nonce, levelId, wei }: Payment & { count: number; levelId: string },
  now: number,
): Spent {
  const kept = recent(ofCount(spent, count), now);
  const key = [count, chainId, from.toLowerCase(), nonce, levelId].join('/');
  const known = kept[key];
  if (known && BigInt(known.wei) >= wei) return kept;
  if (!known && Object.keys(kept).length >= MOST) throw new WalletError('refused', t.tooManyPayments);
  return { ...kept, [key]: { wei: wei.toString(), at: latest(kept, now) } };
}

/** Both together: of each payment the larger amount and the later time, of the counts the newest. */
export function joinSpent(one: Spent = {}, other: Spent = {}): Spent {
  const joined = { ...one };
  for (const [key, theirs] of Object.entries(other)) {
    const mine = joined[key];
    joined[key] = mine
      ? { wei: BigInt(mine.wei) > BigInt(theirs.wei) ? mine.wei : theirs.wei, at: Math.max(mine.at, theirs.at) }
      : theirs;
  }
  const newest = Object.keys(joined).reduce((highest, key) => Math.max(highest, countOf(key)), 0);
  return recent(ofCount(joined, newest), 0);
}
