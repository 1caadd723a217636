/** Who takes keys out of a character: managing levels and those that own it, and nobody else; the others are told who. */
import { expect, it } from 'vitest';
import type { LevelView, MethodView } from '../../messaging/snapshot.ts';
import { owning, useOnly } from './owners.ts';
import { provingMethods } from './proving-methods.ts';

const level = (id: string, more: Partial<LevelView>): LevelView => ({
  id,
  name: id,
  manages: false,
  characterIds: [],
  methodIds: [],
  ...more,
});
const levels = [
  level('all', { manages: true }),
  level('owns', { characterIds: ['savings'] }),
  level('uses', { characterIds: ['savings'], limits: { savings: 'use' } }),
  level('views', { characterIds: ['savings'], limits: { savings: 'view' } }),
  level('none', {}),
];
const method = (levelId: string, more: Partial<MethodView> = {}) =>
  ({ id: levelId, levelId, name: `Key that ${levelId}`, rank: 'other', state: 'active', ...more }) as MethodView;
const methods = [
  method('all', { rank: 'managing' }),
  method('owns'),
  method('uses'),
  method('views'),
  method('none'),
  method('owns', { id: 'frozen', state: 'frozen' }),
];
const savings = { id: 'savings', name: 'Savings' };
const login = (levelId: string) => ({
  methodId: levelId,
  methodName: `Key that ${levelId}`,
  levelId,
  levelName: levelId,
  manages: false,
});

it('offers the methods that own the character, with those that manage', () => {
  expect([...provingMethods({ methods }, owning({ levels, methods }, 'savings')).keys()]).toEqual(['all', 'owns']);
  expect([...provingMethods({ methods }, owning({ levels, methods }, 'other')).keys()]).toEqual(['all']);
});

it('tells a login that only uses the character who can', () => {
  const told = (levelId: string, known = methods) =>
    useOnly({ levels, methods: known, login: login(levelId) }, savings);
  expect(told('all')).toBeNull();
  expect(told('owns')).toBeNull();
  expect(told('uses')).toBe(
    '“Key that uses” can use Savings, but not export its keys. Confirm with “Key that all” or “Key that owns”, which can.',
  );
  expect(told('uses', [method('uses')])).toContain('No other login method can');
});
