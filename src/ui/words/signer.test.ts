/** Who signed: a person with their login method, also one that is gone, and nobody where nothing was noted. */
import { expect, it } from 'vitest';
import type { FormerSigner } from '../../messaging/activity.ts';
import type { UnlockedSnapshot } from '../../messaging/snapshot.ts';
import { personsWhoSigned, whoSigned } from './signer.ts';

const person = (id: string, name: string, ...methodIds: string[]) => ({ id, name, methodIds, current: false });
const ida = person('p1', 'Ida Holm', 'm1');
const bo = person('p2', 'Bo Ek', 'm2');
const former: Record<string, FormerSigner> = {
  old: { methodName: 'Old phone', person: { id: 'p1', name: 'Ida Holm' } },
  eva: { methodName: 'Eva’s key', person: { id: 'p3', name: 'Eva Lund' } },
  paper: { methodName: 'First recovery key', person: null },
};
const known = (...persons: UnlockedSnapshot['persons']) => ({
  persons,
  methods: [
    { id: 'm1', name: 'Laptop' },
    { id: 'm2', name: 'Blue key' },
    { id: 'new-paper', name: 'Recovery key' },
  ] as UnlockedSnapshot['methods'],
  former,
});

it('names person and login method where there are several persons', () => {
  expect(whoSigned(known(ida, bo), 'm2')).toBe('Bo Ek (“Blue key”)');
  expect(whoSigned(known(ida, bo), 'new-paper')).toBe('“Recovery key”');
  expect(whoSigned(known(ida), 'm1')).toBe('“Laptop”');
  expect(whoSigned(known(ida, bo), undefined)).toBeNull();
});

it('names who is gone, and says so', () => {
  expect(whoSigned(known(ida, bo), 'eva')).toBe('Eva Lund (“Eva’s key”), since removed');
  expect(whoSigned(known(ida), 'eva')).toBe('Eva Lund (“Eva’s key”), since removed');
  expect(whoSigned(known(ida, bo), 'paper')).toBe('“First recovery key”, since removed');
  expect(whoSigned(known(ida), 'old')).toBe('“Old phone”, since removed');
  expect(whoSigned(known(ida, bo), 'unknown')).toBe('A removed login method');
});

it('lists who signed with the login methods of then and now, and nobody who did not', () => {
  const acts = ['old', 'eva'].map((signedBy) => ({ signedBy }));
  expect(personsWhoSigned(known(ida, bo), acts)).toEqual([
    { id: 'p1', name: 'Ida Holm', methodIds: ['m1', 'old'] },
    { id: 'p3', name: 'Eva Lund', methodIds: ['eva'] },
  ]);
  expect(personsWhoSigned(known(ida, bo), [{}])).toEqual([]);
});
