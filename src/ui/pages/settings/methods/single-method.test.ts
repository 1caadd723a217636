/** Tests of finding characters that hang on one login method. */
import { describe, expect, it } from 'vitest';
import type { CharacterSummary, LevelView, MethodView } from '../../../../messaging/snapshot.ts';
import { findSingleMethod } from './single-method.ts';

const characters = ['everyday', 'savings'].map((id) => ({ id, name: id }) as CharacterSummary);
const levels: LevelView[] = [
  { id: 'daily', name: 'Daily', manages: false, characterIds: ['everyday'], methodIds: [] },
  { id: 'all', name: 'Everything', manages: true, characterIds: [], methodIds: [] },
];
const method = (id: string, levelId: string, rest: Partial<MethodView> = {}): MethodView =>
  ({ id, levelId, kind: 'passkey', state: 'active', ...rest }) as MethodView;
const recovery = method('paper', 'all', { kind: 'recovery-key' });

describe('thinSpot', () => {
  it('names the characters that only one method and the recovery key open', () => {
    const spot = findSingleMethod(characters, levels, [method('touch', 'daily'), method('key', 'all'), recovery]);
    expect(spot?.characters.map((each) => each.id)).toEqual(['savings']);
    expect(spot?.method?.id).toBe('key');
  });

  it('names first the characters that only the recovery key opens', () => {
    const spot = findSingleMethod(characters, levels, [method('touch', 'daily'), recovery]);
    expect(spot).toMatchObject({ characters: [{ id: 'savings' }], method: null });
  });

  it('does not count a method that still waits, as the first or as the second', () => {
    const waiting = method('new', 'all', { state: 'pending' });
    const alone = findSingleMethod(characters, levels, [method('touch', 'daily'), waiting, recovery]);
    expect(alone).toMatchObject({ characters: [{ id: 'savings' }], method: null, waiting: [{ id: 'new' }] });
    const second = findSingleMethod(characters, levels, [method('key', 'all'), waiting, recovery]);
    expect(second).toMatchObject({
      characters: [{ id: 'everyday' }, { id: 'savings' }],
      method: { id: 'key' },
      waiting: [waiting],
    });
    const elsewhere = method('other', 'daily', { state: 'pending' });
    expect(findSingleMethod(characters, levels, [method('touch', 'daily'), elsewhere, recovery])?.waiting).toEqual([]);
  });

  it('does not count a removed or frozen method', () => {
    const removed = method('old', 'all', { state: 'revoked' });
    expect(findSingleMethod(characters, levels, [method('key', 'all'), removed, recovery])?.method?.id).toBe('key');
  });

  it('finds nothing where two methods open everything', () => {
    expect(findSingleMethod(characters, levels, [method('a', 'all'), method('b', 'all'), recovery])).toBeNull();
  });
});
