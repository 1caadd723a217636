/** The first steps after the start: each is ticked by its fact, and the list goes when all are done, dismissed, or out of date. */
import { expect, test } from 'vitest';
import type { UnlockedSnapshot } from '../../messaging/snapshot.ts';
import { firstSteps } from './first-steps.ts';

const DAY = 86_400_000;
const NOW = 100 * DAY;

type Known = Parameters<typeof firstSteps>[0];

const method = (id: string, kind: string, state = 'active') => ({ id, kind, state, addedAt: NOW - DAY });
const begun = {
  settings: { firstSteps: true },
  identity: { begunAt: NOW - DAY },
  login: { manages: true },
  persons: [{ id: 'p', methodIds: ['laptop'], current: true }],
  methods: [method('laptop', 'passkey'), method('paper', 'recovery-key')],
  characters: [{ id: 'everyday', state: 'open', siteCount: 0 }],
  active: { id: 'everyday', accounts: [{ balance: null }], assets: [], activity: [] },
} as unknown as Known;
const withActive = (active: object): Known => ({
  ...begun,
  active: { ...begun.active, ...active } as unknown as UnlockedSnapshot['active'],
});
const withMethods = (...methods: object[]): Known => ({
  ...begun,
  methods: [...begun.methods, ...(methods as never[])],
});
const done = (known: Known, now = NOW) =>
  firstSteps(known, now)?.flatMap(({ id, isDone }) => (isDone ? [id] : [])) ?? null;
const oneSite = { characters: [{ id: 'everyday', state: 'open', siteCount: 1 }] } as unknown as Partial<Known>;

test('after the start nothing is done', () => {
  expect(firstSteps(begun, NOW)?.map(({ id }) => id)).toEqual(['funds', 'site', 'method']);
  expect(done(begun)).toEqual([]);
});

test('a balance, an asset or an incoming payment ticks the funds', () => {
  expect(done(withActive({ accounts: [{ balance: '0' }] }))).toEqual([]);
  expect(done(withActive({ accounts: [{ balance: '0' }, { balance: '7' }] }))).toEqual(['funds']);
  expect(done(withActive({ assets: [{ amount: '0.00', hidden: false }] }))).toEqual([]);
  expect(done(withActive({ assets: [{ amount: '0.01', hidden: false }] }))).toEqual(['funds']);
  expect(done(withActive({ assets: [{ amount: '5000', hidden: true }] }))).toEqual([]);
  expect(done(withActive({ activity: [{ received: true }] }))).toEqual(['funds']);
  expect(done(withActive({ activity: [{ received: true, hidden: 'token' }, {}] }))).toEqual([]);
});

test('what an account has that is only watched ticks nothing', () => {
  const watched = { balance: '7', kind: 'watch' };
  expect(done(withActive({ accounts: [{ balance: '0' }, watched] }))).toEqual([]);
  expect(done(withActive({ accounts: [{ balance: '0' }, watched], assets: [{ amount: '5', hidden: false }] }))).toEqual(
    [],
  );
  expect(done(withActive({ accounts: [{ balance: '1' }, watched] }))).toEqual(['funds']);
});

test('a connected site ticks the site', () => {
  expect(done({ ...begun, ...oneSite })).toEqual(['site']);
});

test('a second login method in use ticks the method: not paper, not one that waits, not that of another person', () => {
  expect(done(withMethods(method('key', 'security-key')))).toEqual(['method']);
  expect(done(withMethods(method('more paper', 'recovery-key'), method('key', 'security-key', 'pending')))).toEqual([]);
  const two = [...begun.persons, { id: 'q', methodIds: ['key'], current: false }] as Known['persons'];
  expect(done({ ...withMethods(method('key', 'security-key')), persons: two })).toEqual([]);
});

test('the list goes when all is done, when it was dismissed, and after a month', () => {
  const all = { ...withMethods(method('key', 'passkey')), ...oneSite };
  expect(done({ ...all, active: withActive({ activity: [{ received: true }] }).active })).toBeNull();
  expect(done({ ...begun, settings: { firstSteps: false } as Known['settings'] })).toBeNull();
  expect(done(begun, NOW + 29 * DAY)).toEqual([]);
  expect(done(begun, NOW + 30 * DAY)).toBeNull();
  // Also where every login method was renewed since.
  const old = { ...begun, identity: { begunAt: NOW - 300 * DAY } } as Known;
  expect(firstSteps(old, NOW)).toBeNull();
});

test('a character that this login only views has no first steps, and a login that cannot manage adds no method', () => {
  const viewed = [{ id: 'everyday', state: 'viewed', siteCount: 0 }] as unknown as Known['characters'];
  expect(done({ ...begun, characters: viewed })).toBeNull();
  expect(firstSteps({ ...begun, login: { manages: false } as Known['login'] }, NOW)?.map(({ id }) => id)).toEqual([
    ...['funds', 'site'],
  ]);
});
