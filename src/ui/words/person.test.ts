/** Who signed: a person with their login method, one that is gone, and nobody where nothing was noted. */
import { expect, it } from 'vitest';
import type { UnlockedSnapshot } from '../../messaging/snapshot.ts';
import { whoSigned } from './person.ts';

const person = (id: string, name: string, ...methodIds: string[]) => ({ id, name, methodIds, current: false });
const ida = person('p1', 'Ida Holm', 'm1');
const bo = person('p2', 'Bo Ek', 'm2');
const known = (...persons: UnlockedSnapshot['persons']) => ({
  persons,
  methods: [
    { id: 'm1', name: 'Laptop' },
    { id: 'm2', name: 'Blue key' },
    { id: 'paper', name: 'Recovery key' },
  ] as UnlockedSnapshot['methods'],
});

it('names person and login method where there are several persons', () => {
  expect(whoSigned(known(ida, bo), 'm2')).toBe('Bo Ek (“Blue key”)');
  expect(whoSigned(known(ida, bo), 'paper')).toBe('“Recovery key”');
  expect(whoSigned(known(ida), 'm1')).toBe('“Laptop”');
  expect(whoSigned(known(ida, bo), 'gone')).toBe('A login method that was removed');
  expect(whoSigned(known(ida, bo), undefined)).toBeNull();
});
