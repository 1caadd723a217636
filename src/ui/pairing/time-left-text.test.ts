/** Tests the format of the countdown. */
import { expect, it } from 'vitest';
import { toTimeLeft } from './time-left-text.ts';

it('counts whole seconds down to zero and stops there', () => {
  expect([600_000, 547_001, 60_000, 59_999, 9_400, 1, 0, -5000].map(toTimeLeft)).toEqual([
    '10:00',
    '9:08',
    '1:00',
    '1:00',
    '0:10',
    '0:01',
    '0:00',
    '0:00',
  ]);
});
