/** The search over logins and notes, and their order. */
import { expect, it } from 'vitest';
import type { SecretView } from '../../messaging/secret.ts';
import { forSite, inOrder, matching, searchable } from './match.ts';

const entry = (name: string, more: Partial<SecretView> = {}): SecretView => ({
  targetId: name,
  kind: 'login',
  site: null,
  user: '',
  name,
  changedAt: 0,
  exposedSince: null,
  offeredBy: null,
  ...more,
});
const namesOf = (entries: readonly SecretView[]) => entries.map(({ name }) => name);

const entries = [
  entry('Zürich bank', { user: 'mara', site: 'https://bank.example' }),
  entry('Ärzte'),
  entry('bank', { offeredBy: 'Blue key', site: 'https://bank.example' }),
  entry('apple', { user: 'mara', site: 'https://mail.example' }),
];

it('finds every word in name, site or user name, whatever its accents and capitals', () => {
  const find = (search: string) => namesOf(matching(searchable(entries), search));
  expect(find('')).toEqual(['bank', 'apple', 'Ärzte', 'Zürich bank']);
  expect(find('  MARA zurich ')).toEqual(['Zürich bank']);
  expect(find('bank.example')).toEqual(['bank', 'Zürich bank']);
  expect(find('arzte')).toEqual(['Ärzte']);
  expect(find('mara nobody')).toEqual([]);
});

it('puts what is offered first, and takes only accepted logins as those of the site', () => {
  expect(namesOf(inOrder(entries))).toEqual(['bank', 'apple', 'Ärzte', 'Zürich bank']);
  const { here, others } = forSite(inOrder(entries), 'https://bank.example');
  expect([namesOf(here), namesOf(others)]).toEqual([['Zürich bank'], ['bank', 'apple', 'Ärzte']]);
  expect(forSite(inOrder(entries), null).here).toEqual([]);
});
