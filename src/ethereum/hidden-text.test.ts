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

  it('marks words of letters that only look like plain ones', () => {
    for (const word of ['𝐔𝐧𝐢𝐬𝐰𝐚𝐩', 'ｕｎｉｓｗａｐ', 'ⓤniswap', '１００'])
      expect(revealHidden(`Log in to ${word} now`).findings).toEqual([{ kind: 'look-alike', what: word }]);
    expect(revealHidden('½ ™ № ﬁ … ² 🇩🇪 🅿️ ℹ️').findings).toEqual([]);
  });

  it('marks a whole word of another alphabet that passes for a Latin one', () => {
    expect(revealHidden('Please рау now').findings).toEqual([{ kind: 'look-alike', what: 'рау' }]);
    expect(revealHidden('Сору to Ida').findings).toEqual([{ kind: 'look-alike', what: 'Сору' }]);
    expect(revealHidden('Войти на Uniswap, сору').findings).toEqual([]);
    expect(revealHidden('сору').findings).toEqual([]);
  });

  it('names no-break blanks and the object placeholder', () => {
    expect(revealHidden('oui\u00a0: 3:45\u202fPM')).toEqual({
      text: 'oui\u00a0: 3:45\u202fPM',
      findings: [{ kind: 'blank', what: 'no-break blanks' }],
    });
    expect(revealHidden('a\ufffcb')).toEqual({ text: 'a⟨U+FFFC⟩b', findings: [{ kind: 'hidden', what: 'U+FFFC' }] });
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
