/** What opens what: which threads a choice lights, and the sentences that say the same. */
import { expect, test } from 'vitest';
import { opens } from '../../../../locales/en/ui/pages/settings/opens.ts';
import type { UnlockedSnapshot } from '../../../../messaging/snapshot.ts';
import { choiceAt, litBy, matching, type Opened, strandsOf } from './connections.ts';
import { choiceTold } from './told.ts';

const NOW = new Date(2026, 10, 22, 14, 2).getTime();

const method = (id: string, levelId: string, rest: object = {}) => ({
  id,
  name: id,
  levelId,
  state: 'active',
  ...rest,
});
const character = (id: string, rest: object = {}) => ({
  ...{ id, name: id, state: 'open', accountCount: 1, openUntil: null },
  ...rest,
});

/** Laptop opens Everyday and views Savings; key opens all; the phone is frozen and the tablet waits at the level of the key. */
const snapshot = {
  methods: [
    method('laptop', 'daily'),
    method('key', 'all'),
    method('phone', 'all', { state: 'frozen' }),
    method('tablet', 'all', { state: 'pending', activeFrom: new Date(2026, 10, 25, 2, 2).getTime() }),
  ],
  levels: [
    { id: 'daily', name: 'Daily', manages: false, characterIds: ['Everyday', 'Savings'], limits: { Savings: 'view' } },
    { id: 'all', name: 'All', manages: true, characterIds: [] },
    { id: 'none', name: 'Spare', manages: false, characterIds: ['Market'], limits: { Market: 'use' } },
  ],
  characters: [
    character('Everyday', { accountCount: 2 }),
    character('Market'),
    character('Savings', { state: 'viewed' }),
    character('Vault', { state: 'closed', accountCount: 0 }),
  ],
  active: {
    id: 'Everyday',
    accounts: [
      { address: '0xaa', name: 'Main', kind: 'hd' },
      { address: '0xbb', name: 'Grandmother', kind: 'watch' },
    ],
  },
} as unknown as Opened & Pick<UnlockedSnapshot, 'active'>;

const lit = (kind: 'method' | 'level' | 'character' | 'account', id: string) => {
  const { methods, levels, characters, accounts } = litBy(snapshot, { kind, id });
  return [methods, levels, characters, accounts].map((ids) => [...ids].sort().join(' '));
};
const told = (kind: 'method' | 'level' | 'character' | 'account', id: string) =>
  choiceTold(snapshot, { kind, id }, NOW)?.text;

test('only login methods in use have threads', () => {
  const strands = strandsOf(snapshot).map(({ methodId, characterId }) => `${methodId} ${characterId}`);
  expect(strands).toEqual([
    ...['laptop Everyday', 'laptop Savings', 'key Everyday', 'key Market', 'key Savings', 'key Vault'],
  ]);
});

test('a login method lights its level, what that opens, and the known accounts', () => {
  expect(lit('method', 'laptop')).toEqual(['laptop', 'daily', 'Everyday Savings', '0xaa 0xbb']);
  expect(told('method', 'laptop')).toBe(
    'Opens Everyday. Only views Savings. Market and Vault stay closed to it. Its level is Daily.',
  );
  expect(told('method', 'key')).toBe('Opens all 4 characters. Its level is All, which can manage the identity.');
});

test('a frozen method and one that waits light nothing but themselves', () => {
  expect(lit('method', 'phone')).toEqual(['phone', '', '', '']);
  expect(told('method', 'phone')).toBe('Frozen: it opens nothing until it is unfrozen. Its level is All.');
  expect(told('method', 'tablet')).toBe(
    'Waiting: it opens nothing before 25\u00a0November,\u00a002:02. Its level is All.',
  );
});

test('a level without a login method leads on to its characters', () => {
  expect(lit('level', 'none')).toEqual(['', 'none', 'Market', '']);
  expect(told('level', 'none')).toBe(
    'No login method in use has this level. Signs as Market without seeing its keys. Everyday, Savings and Vault stay closed to it.',
  );
  expect(lit('level', 'all')).toEqual(['key', 'all', 'Everyday Market Savings Vault', '0xaa 0xbb']);
});

test('a character and an account light what opens them', () => {
  expect(lit('character', 'Savings')).toEqual(['key laptop', 'all daily', 'Savings', '']);
  expect(told('character', 'Savings')).toBe(
    'Opened by “key”. Only viewed by “laptop”. This login only views it. It has 1 account.',
  );
  expect(lit('account', '0xbb')).toEqual(['key laptop', 'all daily', 'Everyday', '0xbb']);
  expect(told('account', '0xbb')).toBe(
    'An account of Everyday. It is only watched: no login method signs with it. Opened by “laptop” and “key”.',
  );
  expect(told('character', 'Everyday')).toContain('Its accounts are Main and Grandmother.');
});

test('a closed character is said to be closed, and no number of accounts is made up', () => {
  expect(lit('character', 'Vault')).toEqual(['key', 'all', 'Vault', '']);
  expect(told('character', 'Vault')).toBe(
    'Opened by “key”. It is closed now, so its accounts aren’t known on this computer.',
  );
});

test('a search leaves what is named so and all that it is connected with', () => {
  const { methods, levels, characters, accounts } = matching(snapshot, 'vau');
  expect([methods, levels, characters].map((all) => all.map(({ id }) => id))).toEqual([['key'], ['all'], ['Vault']]);
  expect(accounts).toEqual([]);
  expect(matching(snapshot, 'gränd').accounts.map(({ name }) => name)).toEqual(['Grandmother']);
  expect(matching(snapshot, ' ').methods).toHaveLength(4);
});

test('a path names a choice only where that is there', () => {
  expect(choiceAt(snapshot, 'method/key')).toEqual({ kind: 'method', id: 'key' });
  expect(choiceAt(snapshot, 'account/0xaa')).toEqual({ kind: 'account', id: '0xaa' });
  expect(choiceAt(snapshot, 'character/gone')).toBeNull();
  expect(choiceAt(snapshot, '')).toBeNull();
});

test('a long list of names ends in a number', () => {
  expect(opens.few([...'abcdef'])).toBe('a, b, c, d, e and f');
  expect(opens.few([...'abcdefghij'])).toBe('a, b, c, d, e and 5 more');
});
