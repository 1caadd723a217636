/** Tests that reordering keeps every entry once. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moveBy } from './move-in-list.ts';

describe('moveBy', () => {
  it('moves an entry and stops at the ends', () => {
    expect(moveBy(['a', 'b', 'c'], 'b', -1)).toEqual(['b', 'a', 'c']);
    expect(moveBy(['a', 'b', 'c'], 'b', 5)).toEqual(['a', 'c', 'b']);
    expect(moveBy(['a', 'b', 'c'], 'x', 1)).toEqual(['a', 'b', 'c']);
  });

  it('keeps every entry once', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(50), { minLength: 1 }),
        fc.nat(),
        fc.integer({ min: -9, max: 9 }),
        (ids, n, by) => {
          const moved = moveBy(ids, ids[n % ids.length] as number, by);
          expect([...moved].sort()).toEqual([...ids].sort());
        },
      ),
    );
  });
});
