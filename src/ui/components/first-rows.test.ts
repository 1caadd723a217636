/** No row that is chosen already stays undrawn. */
import { expect, it } from 'vitest';
import { firstRows } from './first-rows.ts';

const ROWS = Array.from({ length: 50 }, (_row, at) => at);

it.each([
  [[], 20],
  [[3], 20],
  [[3, 34], 35],
  [[49], 50],
])('the first 20 of 50, and all up to the last chosen one: %j', (chosen, drawn) => {
  expect(firstRows(ROWS, 20, (row) => chosen.includes(row))).toEqual(ROWS.slice(0, drawn));
});

it('a list that is shorter is drawn whole', () => {
  expect(firstRows([1, 2], 20, () => true)).toEqual([1, 2]);
});
