/** Sums of payments: whatever the order, and however often two computers join them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinSpent, type Spent, spentWithin, withPayments } from './spent.ts';

const DAY = 24 * 60 * 60 * 1000;
const START = 1_800_000_000_000;

const payment = fc.record({
  count: fc.integer({ min: 0, max: 1 }),
  chainId: fc.constantFrom(1, 10),
  from: fc.constantFrom('0xa', '0xb'),
  nonce: fc.integer({ min: 0, max: 5 }),
  levelId: fc.constantFrom('l1', 'l2'),
  wei: fc.bigInt({ min: 0n, max: 1000n }),
  at: fc.integer({ min: START, max: START + DAY - 1 }),
});
type Paid = typeof payment extends fc.Arbitrary<infer Value> ? Value : never;

const sumOf = (payments: readonly Paid[]): Spent =>
  payments.reduce<Spent>((spent, { at, ...paid }) => withPayments(spent, [paid], paid, at), {});

const scopes = [0, 1].flatMap((count) =>
  [1, 10].flatMap((chainId) => [null, 'l1', 'l2'].map((levelId) => ({ count, chainId, levelId }))),
);
const totals = (spent: Spent): bigint[] => scopes.map((scope) => spentWithin(spent, scope, START + DAY - 1));

describe('payments of a day', () => {
  it('a sum is that of the largest payment of each nonce', () => {
    fc.assert(
      fc.property(fc.array(payment), (all) => {
        const payments = all.map((one) => ({ ...one, count: 1 }));
        const spent = sumOf(payments);
        for (const levelId of [null, 'l1', 'l2']) {
          const largest = new Map<string, bigint>();
          for (const one of payments) {
            if (one.chainId !== 1 || (levelId !== null && one.levelId !== levelId)) continue;
            const slot = `${one.from}/${one.nonce}`;
            const known = largest.get(slot) ?? 0n;
            largest.set(slot, one.wei > known ? one.wei : known);
          }
          const wanted = [...largest.values()].reduce((sum, wei) => sum + wei, 0n);
          expect(spentWithin(spent, { count: 1, chainId: 1, levelId }, START)).toBe(wanted);
        }
      }),
    );
  });

  it('joining does not depend on the order, and a second time changes nothing', () => {
    fc.assert(
      fc.property(fc.array(payment), fc.array(payment), fc.array(payment), (a, b, c) => {
        const [one, two, three] = [sumOf(a), sumOf(b), sumOf(c)];
        expect(joinSpent(one, two)).toEqual(joinSpent(two, one));
        expect(joinSpent(joinSpent(one, two), three)).toEqual(joinSpent(one, joinSpent(two, three)));
        expect(totals(joinSpent(joinSpent(one, two), two))).toEqual(totals(joinSpent(one, two)));
      }),
    );
  });

  it('joining never loses a payment of the newest count', () => {
    fc.assert(
      fc.property(fc.array(payment), fc.array(payment), (a, b) => {
        const of = (payments: Paid[]) => sumOf(payments.map((one) => ({ ...one, count: 1 })));
        const joined = totals(joinSpent(of(a), of(b)));
        for (const [at, sum] of totals(of(a)).entries()) expect((joined[at] ?? 0n) >= sum).toBe(true);
      }),
    );
  });

  it('a clock that is set back forgets nothing, and a day later all of it is over', () => {
    fc.assert(
      fc.property(fc.array(payment, { minLength: 1 }), fc.integer({ min: 0, max: 10 * DAY }), (all, back) => {
        const spent = sumOf(all.map((one) => ({ ...one, count: 0 })));
        for (const scope of scopes) {
          const now = spentWithin(spent, scope, START);
          expect(spentWithin(spent, scope, START - back)).toBe(now);
          expect(spentWithin(spent, scope, START + 2 * DAY)).toBe(0n);
        }
      }),
    );
  });

  it('a payment while the clock is set back is not forgotten sooner', () => {
    const scope = { count: 0, chainId: 1, levelId: null };
    const pay = (spent: Spent, nonce: number, at: number) =>
      withPayments(spent, [{ chainId: 1, from: '0xa', nonce, wei: 1n }], { count: 0, levelId: 'l' }, at);
    const spent = pay(pay({}, 0, START), 1, START - DAY + 1000);
    expect(spentWithin(spent, scope, START + DAY - 1)).toBe(2n);
  });

  it('takes no more payments in a day than a profile has room for', () => {
    const many = Array.from({ length: 300 }, (_, nonce) => nonce);
    const pay = (spent: Spent, nonce: number) =>
      withPayments(spent, [{ chainId: 1, from: '0xa', nonce, wei: 1n }], { count: 0, levelId: 'l' }, START);
    const full = many.reduce<Spent>(pay, {});
    expect(() => pay(full, 300)).toThrow('too many payments');
    expect(spentWithin(pay(full, 7), { count: 0, chainId: 1, levelId: null }, START)).toBe(300n);
  });
});
