/** Balances as they are kept on this computer, so that a total needs no network that is not shown. Pure; found-tokens.ts stores them. */
import * as v from 'valibot';
import type { Hex } from '../../lib/bytes.ts';
import type { Balances } from './balances-type.ts';

/** Base units by account. */
const amounts = v.record(v.string(), v.pipe(v.string(), v.regex(/^\d{1,80}$/)));
type Amounts = v.InferOutput<typeof amounts>;

export const keptBalancesSchema = v.object({
  /** ms since 1970. */
  at: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  native: amounts,
  /** By token; those of which nothing is held are left out. */
  tokens: v.record(v.string(), amounts),
});
export type KeptBalances = v.InferOutput<typeof keptBalancesSchema>;

/** Amounts that have not changed are written again after this time (ms): a page says how old they are. */
const WRITE_AGAIN = 10 * 60_000;

/** `null`: nothing was read. */
export function toKept({ native, tokens, at }: Balances): KeptBalances | null {
  if (at === null) return null;
  const held = [...tokens].map(([token, of]) => [token, written([...of].filter(([, amount]) => amount > 0n))] as const);
  return {
    at,
    native: written([...native]),
    tokens: Object.fromEntries(held.filter(([, of]) => Object.keys(of).length > 0)),
  };
}

/** @param accounts that the character has now */
export function fromKept({ at, native, tokens }: KeptBalances, accounts: readonly Hex[]): Balances {
  const read = (of: Amounts): Map<Hex, bigint> =>
    new Map(accounts.flatMap((account) => (of[account] === undefined ? [] : [[account, BigInt(of[account])]])));
  const held = Object.entries(tokens).map(([token, of]) => [token as Hex, read(of)] as const);
  return { native: read(native), tokens: new Map(held), at, answers: null };
}

export function isWorthKeeping(before: KeptBalances | null, now: KeptBalances): boolean {
  return before === null || now.at - before.at >= WRITE_AGAIN || inOrder(before) !== inOrder(now);
}

const written = (of: readonly (readonly [Hex, bigint])[]): Amounts =>
  Object.fromEntries(of.map(([account, amount]) => [account, amount.toString()]));

/** The amounts alone, in an order that does not depend on who answered first. */
const inOrder = ({ native, tokens }: KeptBalances): string =>
  JSON.stringify([sorted(native), sorted(tokens).map(([token, of]) => [token, sorted(of)])]);

const sorted = <Value>(of: Record<string, Value>): [string, Value][] =>
  Object.entries(of).sort(([a], [b]) => (a < b ? -1 : 1));
