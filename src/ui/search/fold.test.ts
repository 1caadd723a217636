/** Tests folding: case, accents, single letters, and which parts of a name are set off. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, foundParts, wordsOf } from './fold.ts';

const marked = (text: string, search: string): string =>
  foundParts(text, wordsOf(search))
    .map((part) => (part.isFound ? `[${part.text}]` : part.text))
    .join('');

/** Any characters of Unicode. */
const anyText = fc.array(fc.integer({ min: 0, max: 0x10ffff }), { maxLength: 20 }).map((points) =>
  points
    .filter((point) => point < 0xd800 || point > 0xdfff)
    .map((point) => String.fromCodePoint(point))
    .join(''),
);

describe('fold', () => {
  it('makes no difference between case, accents, widths and letters that look alike when typed', () => {
    expect(fold('Ærø, HÖHLE, Łódź, İstanbul, Straße, ＡＢＣ, ﬁn')).toBe(
      'aero, hohle, lodz, istanbul, strasse, abc, fin',
    );
    expect(fold('ΟΔΟΣ')).toBe(fold('οδος'));
  });

  it('folds a folded text to itself, and a text character by character', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(fold(fold(text))).toBe(fold(text));
        expect([...text].map(fold).join('')).toBe(fold(text));
      }),
    );
  });
});

describe('foundParts', () => {
  it('sets off the start of a word before the middle of one', () => {
    expect(marked('Tomato market', 'ma')).toBe('Tomato [ma]rket');
    expect(marked('Tomato', 'ma')).toBe('To[ma]to');
    expect(marked('Night Market', 'market night')).toBe('[Night] [Market]');
  });

  it('sets off letters as they are written', () => {
    expect(marked('Mußestunde', 'muss')).toBe('[Muß]estunde');
    expect(marked('Cafe\u0301 Noir', 'cafe')).toBe('[Cafe\u0301] Noir');
    expect(marked('Ærø', 'ae')).toBe('[Æ]rø');
  });

  it('loses and adds no letter', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ maxLength: 3 }), (text, search) => {
        expect(
          foundParts(text, wordsOf(search))
            .map((part) => part.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });
});
