/** Balances survive being kept, of the accounts that are still there, and are written only when they have changed or are old. */
import { expect, it } from 'vitest';
import type { Hex } from '../../lib/bytes.ts';
import type { Balances } from './balances-type.ts';
import { fromKept, isWorthKeeping, type KeptBalances, toKept } from './kept-balances.ts';

const at = (byte: string): Hex => `0x${byte.repeat(20)}`;
const [ONE, TWO, USDC, DAI] = [at('01'), at('02'), at('c1'), at('d1')];

const balances = (fields: Partial<Balances> = {}): Balances => ({
  native: new Map([
    [ONE, 10n ** 18n],
    [TWO, 0n],
  ]),
  tokens: new Map([
    [
      USDC,
      new Map([
        [ONE, 2_500_000n],
        [TWO, 0n],
      ]),
    ],
    [DAI, new Map([[ONE, 0n]])],
  ]),
  at: 5_000,
  answers: true,
  ...fields,
});
const kept = (fields: Partial<Balances> = {}): KeptBalances => toKept(balances(fields)) as KeptBalances;

it('keeps coins, also none, and the tokens of which something is held', () => {
  expect(kept()).toEqual({
    at: 5_000,
    native: { [ONE]: '1000000000000000000', [TWO]: '0' },
    tokens: { [USDC]: { [ONE]: '2500000' } },
  });
});

it('keeps nothing where nothing was read', () => {
  expect(toKept(balances({ at: null }))).toBeNull();
});

it('reads back what the accounts held, not what a removed one did, and says that no network was asked', () => {
  expect(fromKept(kept(), [ONE, TWO])).toEqual({
    native: balances().native,
    tokens: new Map([[USDC, new Map([[ONE, 2_500_000n]])]]),
    at: 5_000,
    answers: null,
  });
  expect(fromKept(kept(), [TWO]).native).toEqual(new Map([[TWO, 0n]]));
});

it('writes the first time, what has changed, and what is ten minutes old', () => {
  const before = kept();
  const turned = new Map([...balances().native].reverse());
  expect(isWorthKeeping(null, before)).toBe(true);
  expect(isWorthKeeping(before, kept({ at: 20_000, native: turned }))).toBe(false);
  expect(isWorthKeeping(before, kept({ at: 605_000 }))).toBe(true);
  expect(isWorthKeeping(before, kept({ native: new Map([[ONE, 10n ** 18n]]) }))).toBe(true);
  expect(isWorthKeeping(before, kept({ tokens: new Map([[USDC, new Map([[ONE, 2_500_001n]])]]) }))).toBe(true);
});
