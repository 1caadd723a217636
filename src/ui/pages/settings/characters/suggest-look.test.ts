/** Tests that new characters are told apart. */
import { describe, expect, it } from 'vitest';
import { CLOTHS, HUES, type Look, OUTLINES } from '../../../../messaging/look.ts';
import { suggestLook } from './suggest-look.ts';

const half = () => 0.5;

describe('suggestLook', () => {
  it('gives each of the first characters a hue, a cloth and an outline of its own', () => {
    const looks: Look[] = [];
    for (let count = 0; count < CLOTHS.length; count++) looks.push(suggestLook(looks, half));
    expect(new Set(looks.map((look) => look.hue)).size).toBe(looks.length);
    expect(new Set(looks.map((look) => look.cloth)).size).toBe(looks.length);
    expect(new Set(looks.map((look) => look.mask.outline)).size).toBe(looks.length);
  });

  it('still suggests a look if every hue is in use', () => {
    const taken = HUES.map((hue, at): Look => {
      const look = suggestLook([], half);
      return {
        ...look,
        hue,
        cloth: CLOTHS[at % CLOTHS.length] ?? 'scale',
        mask: { ...look.mask, outline: OUTLINES[at] ?? 'oval' },
      };
    });
    expect(HUES).toContain(suggestLook(taken, half).hue);
  });
});
