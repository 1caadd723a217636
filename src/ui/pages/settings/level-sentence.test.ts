/** Tests of the sentence below a level. */
import { describe, expect, it } from 'vitest';
import type { CharacterSummary, LevelView } from '../../../messaging/snapshot.ts';
import { levelSentence } from './level-sentence.ts';

const characters = ['Everyday', 'Night Market', 'Savings'].map((name) => ({ id: name, name }) as CharacterSummary);
const level = (manages: boolean, ...characterIds: string[]): LevelView =>
  ({ id: 'l', name: 'L', manages, characterIds, methodIds: [] }) satisfies LevelView;

describe('levelSentence', () => {
  it('says which characters open and which stay closed', () => {
    expect(levelSentence(level(false, 'Everyday', 'Night Market'), characters)).toBe(
      'Everyday and Night Market open. Savings stays closed, even to a thief.',
    );
    expect(levelSentence(level(false, 'Night Market'), characters)).toBe('Only Night Market opens.');
    expect(levelSentence(level(false, 'Everyday'), characters.slice(0, 2))).toBe(
      'Everyday opens. Night Market stays closed, even to a thief.',
    );
    expect(levelSentence(level(false), characters)).toBe('Nothing opens.');
  });

  it('names the characters that it only views', () => {
    const viewing = (limits: LevelView['limits'], ...ids: string[]) =>
      levelSentence({ ...level(false, ...ids), limits } as LevelView, characters);
    expect(viewing({ Savings: 'view' }, 'Everyday', 'Savings')).toBe(
      'Everyday opens. Views Savings. Night Market stays closed, even to a thief.',
    );
    expect(viewing({ Savings: 'view' }, 'Savings')).toBe('Views Savings.');
    expect(viewing({ Savings: 'view', Everyday: 'use' }, 'Everyday', 'Night Market', 'Savings')).toBe(
      'Everyday and Night Market open. Views Savings.',
    );
  });

  it('says that a managing level opens new characters too', () => {
    expect(levelSentence(level(true), characters)).toBe('Opens all three, and new characters too.');
    expect(levelSentence(level(true), characters.slice(0, 1))).toBe('Opens Everyday, and new characters too.');
  });
});
