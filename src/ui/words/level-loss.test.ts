/** Tests when a change of the level takes something away, by characters and by rights. */
import { expect, it } from 'vitest';
import type { LevelView } from '../../messaging/snapshot.ts';
import { losesAt } from './level-loss.ts';

const level = (characterIds: string[], limits: LevelView['limits'] = {}, manages = false) => ({
  manages,
  characterIds,
  limits,
});
const managers = level([], {}, true);

it.each([
  ['the same', level(['a']), level(['a']), false],
  ['one character more', level(['a']), level(['a', 'b']), false],
  ['another character', level(['a']), level(['b']), true],
  ['the right to manage', managers, level(['a', 'b']), true],
  ['to manage', level(['a']), managers, false],
  ['to use what it owned', level(['a']), level(['a'], { a: 'use' }), true],
  ['to view what it used', level(['a'], { a: 'use' }), level(['a'], { a: 'view' }), true],
  ['to own what it viewed', level(['a'], { a: 'view' }), level(['a']), false],
])('%s', (_name, before, after, loses) => {
  expect(losesAt([before], after)).toBe(loses);
});

it('one of several levels is enough', () => {
  expect(losesAt([level(['b']), level(['a'])], level(['b']))).toBe(true);
});
