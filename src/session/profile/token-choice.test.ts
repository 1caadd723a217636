/** What a person decided on tokens: one choice for each token, in bounds, kept by both computers. */
import { expect, it } from 'vitest';
import type { Hex } from '../../lib/bytes.ts';
import { mergeProfile } from './merge-profile.ts';
import { decodeProfile, encodeProfile, type Profile } from './profile.ts';
import {
  choicesOn,
  TOKEN_CHOICES,
  type TokenChoice,
  tokenChoiceId,
  withChoice,
  withoutChoice,
} from './token-choice.ts';

const token = (n: number): Hex => `0x${n.toString(16).padStart(40, '0')}`;
const choice = (n: number, shown = true, chainId = 1, at = n): TokenChoice => ({
  id: tokenChoiceId(chainId, token(n)),
  shown,
  at,
  symbol: `T${n}`,
  name: `Token ${n}`,
  decimals: 6,
});

const profile = (tokens?: TokenChoice[]): Profile => ({
  ...decodeProfile(new TextEncoder().encode('{}')),
  unread: [],
  ...(tokens === undefined ? {} : { tokens }),
});
const stored = (tokens: TokenChoice[]): Profile => {
  const { unread: _none, ...plain } = profile(tokens);
  return decodeProfile(encodeProfile(plain));
};

it('has one choice for each token of a network', () => {
  const list = withChoice(withChoice(withChoice([], choice(1)), choice(1, false)), choice(1, true, 10));
  expect(list).toHaveLength(2);
  expect(choicesOn(1, list).get(token(1))?.shown).toBe(false);
  expect(choicesOn(10, list).get(token(1))?.shown).toBe(true);
  expect(choicesOn(100, list).size).toBe(0);
  expect(withoutChoice(list, tokenChoiceId(1, token(1)))).toHaveLength(1);
});

it('takes no more than fit, and an earlier choice can still be changed', () => {
  const full = Array.from({ length: TOKEN_CHOICES }, (_value, n) => choice(n));
  expect(() => withChoice(full, choice(TOKEN_CHOICES))).toThrow('Remove one first');
  expect(withChoice(full, choice(0, false))).toHaveLength(TOKEN_CHOICES);
  expect(stored(full).tokens).toEqual(full);
});

it('is kept from both computers, without what either took back', () => {
  const base = profile([choice(1), choice(2), choice(3)]);
  const mine = profile([choice(2, false), choice(3), choice(4)]);
  const theirs = profile([choice(1), choice(2), choice(5)]);
  const { tokens = [] } = mergeProfile(base, mine, theirs);
  expect(new Map(tokens.map(({ id, shown }) => [id, shown]))).toEqual(
    new Map([
      [choice(2).id, false],
      [choice(4).id, true],
      [choice(5).id, true],
    ]),
  );
});

it('keeps the newest of both computers where they are too many, the same on both', () => {
  const many = (from: number, time: (n: number) => number) =>
    profile(Array.from({ length: TOKEN_CHOICES }, (_value, n) => choice(from + n, true, 1, time(n))));
  const [mine, theirs] = [many(0, (n) => 2 * n), many(1000, (n) => 2 * n + 1)];
  const merged = mergeProfile(null, mine, theirs).tokens ?? [];
  expect(merged).toEqual(mergeProfile(null, theirs, mine).tokens);
  expect(merged).toHaveLength(TOKEN_CHOICES);
  expect(Math.min(...merged.map(({ at }) => at))).toBe(TOKEN_CHOICES);
  // Of two choices on one token the later one counts, whoever merges.
  const [shown, hidden] = [profile([choice(1, true, 1, 5)]), profile([choice(1, false, 1, 6)])];
  for (const base of [null, profile([choice(1, true, 1, 1)])])
    for (const sides of [[shown, hidden] as const, [hidden, shown] as const])
      expect(mergeProfile(base, ...sides).tokens).toEqual(hidden.tokens);
});
