/** The list of persons: who is there, who is logged in, and nobody who left. */
import { expect, it } from 'vitest';
import type { IdentityDocument, LogView, OpenLogin } from '../../session/session.ts';
import { personViews } from './person-views.ts';

const method = (id: string, personId: string | null, state = 'active') => ({ id, personId, state });
const log = {
  methods: [
    method('m1', 'mara'),
    method('paper', null),
    method('m2', 'ida'),
    method('m3', 'ida', 'frozen'),
    method('m4', 'bo', 'revoked'),
  ],
} as unknown as LogView;
const names = { persons: { ida: { name: 'Ida Holm' }, bo: { name: 'Bo Ek' } } } as unknown as IdentityDocument;

it('lists each person once with the methods that are left, the one who is logged in first', () => {
  expect(personViews(log, names, { methodId: 'm3' } as OpenLogin)).toEqual([
    { id: 'ida', name: 'Ida Holm', methodIds: ['m2', 'm3'], current: true },
    { id: 'mara', name: '', methodIds: ['m1'], current: false },
  ]);
});

it('nobody is current in a session of the recovery key', () => {
  expect(personViews(log, names, { methodId: 'paper' } as OpenLogin).map(({ current }) => current)).toEqual([
    false,
    false,
  ]);
});
