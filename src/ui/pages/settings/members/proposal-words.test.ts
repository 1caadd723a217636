/** Tests what a second manager reads before agreeing: it names everything that will be done. */
import { expect, it } from 'vitest';
import type { Limit } from '../../../../messaging/level.ts';
import type { ProposedActView } from '../../../../messaging/persons.ts';
import type { UnlockedSnapshot } from '../../../../messaging/snapshot.ts';
import { proposalSentence } from './proposal-words.ts';

const person = (id: string, name: string, ...methodIds: string[]) => ({ id, name, methodIds, current: id === 'p1' });
const known = {
  methods: [
    { id: 'm1', name: 'Laptop' },
    { id: 'm2', name: 'Blue key' },
    { id: 'm3', name: 'Phone' },
  ],
  persons: [person('p1', 'Mara', 'm1'), person('p2', 'Ida Holm', 'm2', 'm3')],
  levels: [
    { id: 'l1', name: 'Managers', manages: true, characterIds: ['c1'], methodIds: [] },
    { id: 'l2', name: 'Members', manages: false, characterIds: ['c1'], methodIds: [] },
  ],
  characters: [
    { id: 'c1', name: 'Office' },
    { id: 'c2', name: 'Vault' },
  ],
} as unknown as UnlockedSnapshot;
const said = (...acts: ProposedActView[]) => proposalSentence({ acts }, known);

it('names the person and every method that is removed', () => {
  expect(said({ what: 'remove', methodIds: ['m2', 'm3'] })).toBe('Remove Ida Holm, with “Blue key” and “Phone”');
  expect(said({ what: 'remove', methodIds: ['m2'] })).toBe('Remove Ida Holm’s “Blue key”');
  expect(said({ what: 'remove', methodIds: ['m1', 'm2'] })).toBe('Remove “Laptop” and “Blue key”');
});

it('tells a role of a whole person once, and of a part by its method', () => {
  const level = (methodId: string): ProposedActView => ({ what: 'level', methodId, levelId: 'l1' });
  expect(said(level('m2'), level('m3'))).toBe('Give Ida Holm the role Managers');
  expect(said(level('m3'))).toBe('Give Ida Holm’s “Phone” the role Managers');
});

it('tells each difference of the levels, and nothing that stays', () => {
  type Listed = { id: string; manages: boolean; characterIds: string[]; limits?: Record<string, Limit> };
  const levels = (...list: Listed[]): ProposedActView => ({
    what: 'levels',
    levels: list.map((level) => ({ limits: {}, ...level })),
    delay: null,
  });
  const managers = { id: 'l1', manages: true, characterIds: [] };
  expect(said(levels(managers, { id: 'l2', manages: false, characterIds: ['c1', 'c2'] }))).toBe(
    'Let Members open Office and Vault',
  );
  expect(said(levels(managers, { id: 'l2', manages: false, characterIds: ['c1'], limits: { c1: 'view' } }))).toBe(
    'Let Members open Office (view only)',
  );
  expect(said(levels(managers))).toBe('Remove Members');
  expect(said(levels(managers, { id: 'l2', manages: true, characterIds: [] }))).toBe('Let Members manage the identity');
  expect(said({ what: 'two-managers', acts: [] })).toBe('Stop requiring two managers');
});
