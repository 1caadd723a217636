/** Typed phrases: read in any form that a person types or pastes, and refused with the place of the wrong word. */
import { createRequire } from 'node:module';
import { wordlist } from '@scure/bip39/wordlists/english.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bareHex, fromHex } from '../lib/bytes.ts';
import { entropyToPhrase, phraseToEntropy, readPhrase } from './phrase.ts';
import bip39 from './vectors/bip39.json' with { type: 'json' };

const entropies = fc
  .constantFrom(16, 20, 24, 28, 32)
  .chain((length) => fc.uint8Array({ minLength: length, maxLength: length }));

const BETWEEN = [' ', '  ', '\n', '\r\n', '\t', ', ', ' \u00a0', '\u3000', '; ', ' - '];

/** A valid phrase as somebody types it: case, blanks, numbers, cut words. */
const typings = entropies.chain((entropy) => {
  const words = entropyToPhrase(entropy).split(' ');
  const typed = fc.tuple(
    ...words.map((word, at) =>
      fc
        .record({
          upper: fc.constantFrom('none', 'first', 'all'),
          number: fc.constantFrom('', `${at + 1}. `, `${at + 1}.`, `${at + 1}) `, `${at + 1}: `, `#${at + 1} `),
          isCut: fc.boolean(),
          after: fc.constantFrom(...BETWEEN),
        })
        .map(({ upper, number, isCut, after }) => {
          const short = isCut ? word.slice(0, 4) : word;
          const cased =
            upper === 'all'
              ? short.toUpperCase()
              : upper === 'first'
                ? short[0]?.toUpperCase() + short.slice(1)
                : short;
          return number + cased + after;
        }),
    ),
  );
  return typed.map((parts) => ({ words, text: `\u200b ${parts.join('')}`, entropy }));
});

describe('a phrase', () => {
  it.each(bip39.tests)('of the list that BIP-39 names: $phrase', ({ entropy, phrase }) => {
    expect(bareHex(phraseToEntropy(phrase))).toBe(entropy);
  });

  it('is read in any case, with any blanks, numbers and cut words', () => {
    fc.assert(
      fc.property(typings, ({ words, text, entropy }) => {
        expect(readPhrase(text)).toEqual({ kind: 'phrase', words, entropy });
      }),
    );
  });

  it('whose word was changed is refused: the word is named, or the checksum is wrong', () => {
    const changes = fc.oneof(
      fc.constantFrom(...wordlist),
      fc.string({ unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'), minLength: 1, maxLength: 9 }),
    );
    let accepted = 0;
    fc.assert(
      fc.property(entropies, fc.nat(), changes, (entropy, place, other) => {
        const words = entropyToPhrase(entropy).split(' ');
        const at = place % words.length;
        fc.pre(words[at] !== other && words[at]?.slice(0, 4) !== other);
        const read = readPhrase(words.map((word, index) => (index === at ? other : word)).join(' '));
        if (read.kind === 'unknown-words') expect(read.unknown.map(({ number }) => number)).toEqual([at + 1]);
        // A checksum of four bits lets one wrong word of sixteen pass, as in every wallet.
        else if (read.kind === 'phrase') accepted++;
        else expect(read.kind).toBe('wrong-checksum');
      }),
      { numRuns: 400 },
    );
    expect(accepted).toBeLessThan(60);
  });
});

describe('what is no phrase says what is wrong:', () => {
  const valid = 'legal winner thank year wave sausage worth useful legal winner thank yellow';

  it.each([
    ['nothing', '', { kind: 'empty' }],
    ['numbers only', '1. 2. 3.', { kind: 'empty' }],
    ['Japanese', 'あいこくしん あいさつ', { kind: 'other-language' }],
    [
      'French',
      'abaisser abandon abdiquer abeille abolir aborder aboutir aboyer abrasif abreuver abriter abroger',
      null,
    ],
    ['accents', 'académie acajou', { kind: 'other-language' }],
    ['eleven words', valid.replace(' yellow', ''), { kind: 'wrong-length', count: 11 }],
    ['thirteen words', `${valid} legal`, { kind: 'wrong-length', count: 13 }],
    ['exchanged words', valid.replace('thank year', 'year thank'), { kind: 'wrong-checksum', count: 12 }],
  ])('%s', (_name, text, expected) => {
    if (expected === null) expect(readPhrase(text).kind).toBe('unknown-words');
    else expect(readPhrase(text)).toEqual(expected);
    expect(() => phraseToEntropy(text)).toThrow(expect.objectContaining({ code: 'bad-input' }));
  });

  it.each([
    ['winer', 'winner'],
    ['winnner', 'winner'],
    ['wniner', 'winner'],
    ['sausages', 'sausage'],
    ['usefull', 'useful'],
    ['yelow', 'yellow'],
    ['abandoned', 'abandon'],
    ['zooo', 'zoo'],
  ])('%s is near %s', (word, near) => {
    const read = readPhrase(`legal ${word} thank`);
    expect(read).toMatchObject({ kind: 'unknown-words', unknown: [{ number: 2, word }], count: 3 });
    expect(read.kind === 'unknown-words' ? read.unknown[0]?.suggestions : []).toContain(near);
  });

  it('a word that is like none has no suggestion', () => {
    const read = readPhrase('qqqqqqqq');
    expect(read).toEqual({
      kind: 'unknown-words',
      unknown: [{ number: 1, word: 'qqqqqqqq', suggestions: [] }],
      count: 1,
    });
  });

  it('no error names a word', () => {
    expect(() => phraseToEntropy('correct horsey battery')).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('horsey') }),
    );
  });
});

it('every test case of ethers in English is read, and no other language passes for it', () => {
  interface NodeCase {
    locale: string;
    entropy: `0x${string}`;
    mnemonic: string;
  }
  const { loadTests } = createRequire(import.meta.url)('@ethersproject/testcases') as {
    loadTests(tag: string): NodeCase[];
  };
  const cases = loadTests('hdnode').filter(
    ({ locale, mnemonic }, at) => mnemonic && (locale === 'en' || at % 10 === 0),
  );
  expect(cases.length).toBeGreaterThan(200);
  for (const { locale, entropy, mnemonic } of cases) {
    const read = readPhrase(mnemonic);
    if (locale === 'en') expect(read.kind === 'phrase' && bareHex(read.entropy)).toBe(bareHex(fromHex(entropy)));
    else expect(read.kind).not.toBe('phrase');
  }
});
