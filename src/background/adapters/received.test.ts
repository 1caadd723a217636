/** What counts as received: in logs, in balances, and what a re-organisation takes back. */
import { expect, it } from 'vitest';
import type { Incoming } from '../../chain/incoming.ts';
import type { SentTransaction } from '../../chain/sent.ts';
import type { Hex } from '../../lib/bytes.ts';
import {
  cameSince,
  coinsBetween,
  joinReceived,
  missingIn,
  type Reading,
  type Received,
  toReceived,
} from './received.ts';

const ME: Hex = `0x${'11'.repeat(20)}`;
const SAVINGS: Hex = `0x${'22'.repeat(20)}`;
const FRIEND: Hex = `0x${'33'.repeat(20)}`;
const TOKEN: Hex = `0x${'cc'.repeat(20)}`;
const hash = (digit: string): Hex => `0x${digit.repeat(64)}`;

const incoming = (fields: Partial<Incoming> = {}): Incoming => ({
  token: TOKEN,
  from: FRIEND,
  to: ME,
  amount: 5n,
  id: null,
  standard: null,
  transaction: hash('a'),
  place: { block: 10, hash: hash('b'), index: 1, at: 1_000 },
  ...fields,
});

const entry = (block: number, fields: Partial<Received> = {}): Received => {
  const [one] = toReceived([incoming({ place: { block, hash: hash('b'), index: block, at: 1_000 } })], new Set());
  if (!one) throw new Error('nothing was received');
  return { ...one, ...fields };
};

it('takes transfers of something, and marks those of the person’s own transactions', () => {
  expect(toReceived([incoming()], new Set())).toMatchObject([
    { token: TOKEN, from: FRIEND, amount: '5', acted: false },
  ]);
  expect(toReceived([incoming()], new Set([hash('a')]))).toMatchObject([{ acted: true }]);
});

it.each<[string, Partial<Incoming>]>([
  ['a transfer of nothing', { amount: 0n }],
  ['one from the account to itself', { from: ME }],
  ['a log that stands nowhere', { place: null }],
  ['a log of no transaction', { transaction: '' }],
])('does not take %s', (_what, fields) => {
  expect(toReceived([incoming(fields)], new Set())).toEqual([]);
});

it('names the entries of a range that are not there any more', () => {
  const [old, kept, lost] = [entry(5), entry(10), entry(11)];
  const coins = entry(10, { token: null, from: null });
  expect(missingIn([old, kept, lost, coins], [kept], { from: 8, to: 20 })).toEqual([lost]);
});

it('news is what others sent since the last look, once', () => {
  const seen = { from: 100, to: 200 };
  const known = entry(190);
  const again = entry(191, { transaction: known.transaction });
  const fresh = entry(201, { transaction: hash('d') });
  const coins = entry(201, { token: null, from: null, transaction: null });
  const now = [
    fresh,
    coins,
    // A re-organisation moved it; it is older than the first look; the person acted; an own account sent it.
    again,
    entry(50, { transaction: hash('e') }),
    entry(202, { transaction: hash('f'), acted: true }),
    entry(203, { transaction: hash('0'), from: SAVINGS }),
  ];
  expect(cameSince([known], now, seen, [ME, SAVINGS])).toEqual([fresh, coins]);
  expect(cameSince([], now, null, [ME, SAVINGS])).toEqual([coins]);
});

it('keeps each entry once, and no flood of others pushes out what the person may know', () => {
  const real = entry(1);
  const flood = Array.from({ length: 300 }, (_value, at) => entry(at + 10, { token: FRIEND }));
  const joined = joinReceived([real], [real, ...flood], ({ token }) => token === TOKEN);
  expect(joined.filter(({ token }) => token === TOKEN)).toEqual([real]);
  expect(joined).toHaveLength(51);
  expect(joined[0]?.block).toBe(309);
});

const reading = (block: number, mine: string, savings = '7'): Reading => ({
  block,
  hash: hash('d'),
  at: block * 1_000,
  coins: { [ME]: mine, [SAVINGS]: savings },
});
const sent = (fields: object, block: number | null = 15, status = 'included') =>
  ({
    status,
    block: block === null ? null : { number: block, hash: hash('e'), index: 0 },
    transaction: { from: ME, to: FRIEND, data: '0x', ...fields },
  }) as unknown as SentTransaction;

it('tells of coins by a balance that has risen, with both times and nobody’s name', () => {
  expect(coinsBetween(reading(10, '100'), reading(20, '140'), [])).toMatchObject([
    { token: null, from: null, to: ME, amount: '40', since: 10_000, at: 20_000, transaction: null },
  ]);
  expect(coinsBetween(reading(10, '100'), reading(20, '90'), [])).toEqual([]);
  expect(coinsBetween({ ...reading(10, '100'), coins: {} }, reading(20, '140'), [])).toEqual([]);
});

const risen = (own: SentTransaction[]) =>
  coinsBetween(reading(10, '100'), reading(20, '140', '9'), own).map(({ to }) => to);

it('is silent where something that the character sent may explain it', () => {
  expect(risen([])).toEqual([ME, SAVINGS]);
  expect(risen([sent({})])).toEqual([SAVINGS]);
  expect(risen([sent({ to: SAVINGS })])).toEqual([]);
  expect(risen([sent({ to: TOKEN, data: '0x12345678' })])).toEqual([]);
  expect(risen([sent({}, null, 'pending')])).toEqual([SAVINGS]);
  expect(risen([sent({}, 9)])).toEqual([ME, SAVINGS]);
  expect(risen([sent({}, null, 'dropped')])).toEqual([ME, SAVINGS]);
});
