/** Tests of whose ceremony is enough: rank and state decide, and nothing that a frozen method may not do is offered to it. */
import { expect, it } from 'vitest';
import type { MethodView } from '../../messaging/snapshot.ts';
import { highest, provingMethods, type Rank } from './proving-methods.ts';

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

it('takes methods of the rank or above that are in use', () => {
  expect(ids({ rank: 'other', states: ['active'] })).toEqual(['paper', 'laptop', 'key']);
  expect(ids({ rank: 'managing', states: ['active'] })).toEqual(['paper', 'laptop']);
  expect(ids({ rank: 'managing', states: ['active', 'frozen'] })).toEqual(['paper', 'laptop', 'phone']);
  expect(ids({ rank: 'recovery', states: ['active'] })).toEqual(['paper']);
  expect(ids({ rank: 'managing', states: ['active'], also: 'key' })).toEqual(['paper', 'laptop', 'key']);
  expect(provingMethods({ methods }, { rank: 'recovery', states: ['active'] }).get('paper')).toBe('The paper');
});

it('needs the rank of the highest that is acted on', () => {
  expect(highest([])).toBe('other');
  expect(highest(['other', 'managing', 'other'])).toBe('managing');
});
