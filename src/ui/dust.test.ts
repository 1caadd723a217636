/** What counts as dust. */
import { expect, it } from 'vitest';
import { isDust } from './dust.ts';

it('tells dust from what can be read, and from nothing', () => {
  expect(['0.0001', '0', '1.00001', '10', '0.00099', '−0.0001', '0.00000'].map(isDust)).toEqual(Array(7).fill(false));
  expect(['0.00009', '0.000000000000000042', '0.00001', '−0.00001', '+0.00001'].map(isDust)).toEqual(
    Array(5).fill(true),
  );
});
