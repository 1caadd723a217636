/** Hidden characters: each is named, ordinary text and emoji pass, nothing is lost. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mixedWords, revealHidden } from './hidden-text.ts';

describe('revealHidden', () => {
  it('leaves ordinary text alone', () => {
    for (const text of [
      'Hello, Bob!\n\tYes',
      'Grüße, 你好, مرحبا, Привет',
      '👨‍👩‍👧 ❤️ 👍🏽 1️⃣ 🏳️‍🌈',
      'naïve café',
      '₿ € ½ — …',
    ])
      expect(revealHidden(text)).toEqual({ text, findings: [] });
  });

  it('names what turns or hides text', () => {
    expect(revealHidden('pay \u202egnp.exe')).toEqual({
      text: 'pay ⟨U+202E⟩gnp.exe',
      findings: [{ kind: 'bidi', what: 'U+202E right-to-left override' }],
    });
    expect(revealHidden('a\u200bb\u200bc').findings).toEqual([{ kind: 'hidden', what: 'U+200B' }]);
    for (const code of [
      0x00, 0x0d, 0x7f, 0xad, 0x200d, 0x2028, 0x2060, 0x3164, 0xfe0f, 0xfeff, 0xe0041, 0xd800, 0xe000,
    ])
      expect(revealHidden(`a${String.fromCodePoint(code)}b`).findings).toHaveLength(1);
    expect(revealHidden('a\u200d👍').findings).toHaveLength(1);
  });

  it('marks words that mix alphabets', () => {
    expect(mixedWords('uniswap.org')).toEqual([]);
    expect(mixedWords('uniswаp.org')).toEqual(['uniswаp']);
    expect(mixedWords('Привет world')).toEqual([]);
    expect(revealHidden('gοοgle').findings).toEqual([{ kind: 'look-alike', what: 'gοοgle' }]);
  });

  it('loses nothing but what it names', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (given) => {
        const { text } = revealHidden(given);
        const back = text.replace(/⟨U\+([0-9A-F]{4,6})⟩/g, (_, code) =>
          String.fromCodePoint(Number.parseInt(code, 16)),
        );
        expect(back).toBe(given);
      }),
    );
  });
});
