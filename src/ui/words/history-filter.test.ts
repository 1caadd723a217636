/** Tests which events of the history a filter leaves. */
import { expect, it } from 'vitest';
import type { SecurityEvent } from '../../messaging/security.ts';
import { EVERYTHING, isWanted } from './history-filter.ts';

const history = { persons: { m1: 'mara', m2: 'ida', m3: 'ida', m4: 'bo' } };
const event = (rest: Partial<SecurityEvent>): SecurityEvent => ({
  number: 3,
  from: 'log',
  at: 0,
  what: 'frozen',
  by: 'm1',
  agreed: null,
  methodId: null,
  deviceId: null,
  characterIds: [],
  levelId: null,
  takesEffect: null,
  ...rest,
});
const of = (personId: string, rest: Partial<SecurityEvent>) =>
  isWanted(event(rest), { ...EVERYTHING, personId }, history);

it('a person is found as signer, as second signer, as subject and in a proposal', () => {
  expect(of('mara', {})).toBe(true);
  expect(of('ida', {})).toBe(false);
  expect(of('ida', { agreed: 'm2' })).toBe(true);
  expect(of('ida', { methodId: 'm4', methodIds: ['m4', 'm3'] })).toBe(true);
  const proposed = [{ what: 'method-removed' as const, methodId: 'm4', levelId: null, characterIds: [] }];
  expect(of('bo', { what: 'act-proposed', proposed })).toBe(true);
  expect(of('ida', { what: 'act-proposed', proposed })).toBe(false);
});

it('a subject leaves its events, and what the server reports is a subject of its own', () => {
  const about = (subject: Parameters<typeof isWanted>[1]['subject'], rest: Partial<SecurityEvent>) =>
    isWanted(event(rest), { personId: null, subject }, history);
  expect(about('people', {})).toBe(true);
  expect(about('rights', {})).toBe(false);
  expect(about('rights', { what: 'two-managers-set' })).toBe(true);
  expect(about('computers', { what: 'session-opened', from: 'server' })).toBe(false);
  expect(about('server', { what: 'session-opened', from: 'server' })).toBe(true);
  expect(about('people', { what: 'other' })).toBe(false);
  expect(about('all', { what: 'other' })).toBe(true);
});
