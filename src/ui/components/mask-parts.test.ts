/** Tests that every combination of parts gives a valid drawing inside its box, and that different parts give different drawings. */
import { describe, expect, it } from 'vitest';
import { EYES, MARKS, type MaskShape, MOUTHS, OUTLINES, SHADES } from '../../messaging/look.ts';
import { closedMask, openMask } from './mask-parts.ts';

const plain: MaskShape = { outline: 'oval', eyes: 'almond', mouth: 'smile', mark: 'none', shade: 'none' };
const PATH = /^(M[-\d. ]+([LQCHVZahlqcv][-\d. ]*)*Z?)+$/;

describe('openMask', () => {
  it('draws every outline with every eye, mouth and mark', () => {
    for (const outline of OUTLINES)
      for (const eyes of EYES)
        for (const mouth of MOUTHS)
          for (const mark of MARKS) {
            const drawn = openMask({ ...plain, outline, eyes, mouth, mark });
            expect(drawn.face).toMatch(PATH);
            expect(drawn.mark).toMatch(/^$|^M/);
            expect(`${drawn.face}${drawn.mark}`).not.toMatch(/NaN|undefined/);
          }
  });

  it('keeps outlines inside the box of 48', () => {
    for (const outline of OUTLINES) {
      const numbers =
        closedMask({ ...plain, outline })
          .outline.match(/-?[\d.]+/g)
          ?.map(Number) ?? [];
      expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
      expect(Math.max(...numbers)).toBeLessThanOrEqual(48);
    }
  });

  it('draws each choice differently', () => {
    const different = (shapes: MaskShape[]) => new Set(shapes.map((shape) => JSON.stringify(openMask(shape)))).size;
    expect(different(OUTLINES.map((outline) => ({ ...plain, outline })))).toBe(OUTLINES.length);
    expect(different(EYES.map((eyes) => ({ ...plain, eyes })))).toBe(EYES.length);
    expect(different(MOUTHS.map((mouth) => ({ ...plain, mouth })))).toBe(MOUTHS.length);
    expect(different(MARKS.map((mark) => ({ ...plain, mark })))).toBe(MARKS.length);
    expect(different(SHADES.map((shade) => ({ ...plain, shade })))).toBe(SHADES.length);
  });
});

describe('closedMask', () => {
  it('hides the face behind level eyes', () => {
    const eyes = new Set(EYES.map((one) => closedMask({ ...plain, eyes: one }).eyes));
    expect(eyes.size).toBe(1);
  });
});
