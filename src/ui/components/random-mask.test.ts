/** Tests that a random mask is valid and differs from the one before. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { EYES, MARKS, MOUTHS, OUTLINES, SHADES } from '../../messaging/look.ts';
import { randomMask } from './random-mask.ts';

it('uses known parts and a different outline for any random numbers', () => {
  const dice = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  fc.assert(
    fc.property(fc.constantFrom(...OUTLINES), fc.array(dice, { minLength: 5, maxLength: 5 }), (outline, thrown) => {
      const before = { outline, eyes: 'glad', mouth: 'smile', mark: 'none', shade: 'half' } as const;
      const rest = [...thrown];
      const mask = randomMask(before, () => rest.shift() ?? 0);
      expect(mask.outline).not.toBe(outline);
      expect(OUTLINES).toContain(mask.outline);
      expect(EYES).toContain(mask.eyes);
      expect(MOUTHS).toContain(mask.mouth);
      expect(MARKS).toContain(mask.mark);
      expect(SHADES).toContain(mask.shade);
    }),
  );
});
