/** Tests which methods may prove an act: rank and state decide, and a frozen method is not offered for acts that it may not do. */
import { expect, it } from 'vitest';
import type { MethodView } from '../../messaging/snapshot.ts';
import { highest, leftOut, MANAGING, proversOver, provingMethods, type Rank } from './proving-methods.ts';

const method = (id: string, rank: Rank, state: MethodView['state'] = 'active') =>
  ({ id, rank, state, name: `The ${id}` }) as MethodView;
const methods = [
  method('paper', 'recovery'),
  method('laptop', 'managing'),
  method('phone', 'managing', 'frozen'),
  method('key', 'other'),
  method('new', 'other', 'pending'),
];
const ids = (by: Parameters<typeof provingMethods>[1]) => [...provingMethods({ methods }, by).keys()];

it('accepts active methods of the rank or above', () => {
  expect(ids({ rank: 'other', states: ['active'] })).toEqual(['paper', 'laptop', 'key']);
  expect(ids({ rank: 'managing', states: ['active'] })).toEqual(['paper', 'laptop']);
  expect(ids({ rank: 'managing', states: ['active', 'frozen'] })).toEqual(['paper', 'laptop', 'phone']);
  expect(ids({ rank: 'recovery', states: ['active'] })).toEqual(['paper']);
  expect(ids({ rank: 'managing', states: ['active'], also: ['key'] })).toEqual(['paper', 'laptop', 'key']);
  expect(provingMethods({ methods }, { rank: 'recovery', states: ['active'] }).get('paper')).toBe('The paper');
});

it('leaves out a method that the change itself affects, and says which one', () => {
  const laptop = methods[1] as MethodView;
  expect(ids(proversOver(laptop, true))).toEqual(['paper']);
  expect(leftOut({ methods }, proversOver(laptop, true))).toEqual(['The laptop']);
  expect(ids(proversOver(laptop, false))).toEqual(['paper', 'laptop']);
  expect(leftOut({ methods }, proversOver(laptop, false))).toEqual([]);
  // A method that could not prove the act anyway is not mentioned.
  expect(leftOut({ methods }, proversOver(methods[3] as MethodView, true))).toEqual([]);
  expect(ids(MANAGING)).toEqual(['paper', 'laptop']);
});

it('offers no method that ranks below the affected one', () => {
  expect(ids(proversOver(methods[0] as MethodView, false))).toEqual(['paper']);
  expect(ids(proversOver(methods[0] as MethodView, true))).toEqual([]);
  expect(ids(proversOver(methods[3] as MethodView, true))).toEqual(['paper', 'laptop']);
});

it('requires the rank of the highest affected method', () => {
  expect(highest([])).toBe('other');
  expect(highest(['other', 'managing', 'other'])).toBe('managing');
});
