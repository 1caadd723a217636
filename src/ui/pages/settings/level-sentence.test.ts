/** Tests of the sentence under a level. */
import { describe, expect, it } from 'vitest';
import type { CharacterSummary, LevelView } from '../../../messaging/snapshot.ts';
import { levelSentence } from './level-sentence.ts';

const characters = ['Everyday', 'Night Market', 'Savings'].map((name) => ({ id: name, name }) as CharacterSummary);
const level = (manages: boolean, ...characterIds: string[]): LevelView =>
  ({ id: 'l', name: 'L', manages, characterIds, methodIds: [] }) satisfies LevelView;

describe('levelSentence', () => {
  it('says what opens and what stays shut', () => {
    expect(levelSentence(level(false, 'Everyday', 'Night Market'), characters)).toBe(
      'Everyday and Night Market open. Savings stays shut, even to a thief.',
    );
    expect(levelSentence(level(false, 'Night Market'), characters)).toBe('Only Night Market opens.');
    expect(levelSentence(level(false, 'Everyday'), characters.slice(0, 2))).toBe(
      'Everyday opens. Night Market stays shut, even to a thief.',
    );
    expect(levelSentence(level(false), characters)).toBe('Nothing opens.');
  });

  it('says that a managing level opens new ones too', () => {
    expect(levelSentence(level(true), characters)).toBe('All three open, and new ones too.');
    expect(levelSentence(level(true), characters.slice(0, 1))).toBe('Everyday opens, and new characters too.');
  });
});
