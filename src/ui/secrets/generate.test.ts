/** Generated passwords: without bias, with every chosen class, of the right length. */
import { wordlist } from '@scure/bip39/wordlists/english.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { below, type CharacterClass, generate, makeCharacters, makeWords } from './generate.ts';

const CLASSES: Record<CharacterClass, RegExp> = {
  lower: /[a-z]/,
  upper: /[A-Z]/,
  digits: /[0-9]/,
  signs: /[^a-zA-Z0-9]/,
};

describe('below', () => {
  it('throws the incomplete round away instead of folding it over the first numbers', () => {
    const values = [2 ** 32 - 1, 2 ** 32 - 4, 2 ** 32 - 5, 7];
    // 2 ** 32 % 6 is 4: the last four values have no complete round.
    expect(below(6, () => values.shift() ?? 0)).toBe((2 ** 32 - 5) % 6);
    expect(values).toEqual([7]);
  });

  it('gives every number of a small range about equally often', () => {
    const counts = new Array<number>(7).fill(0);
    for (let times = 0; times < 7000; times++) counts[below(7)] = (counts[below(7)] ?? 0) + 1;
    for (const count of counts) expect(count).toBeGreaterThan(800);
  });
});

describe('a password of characters', () => {
  it('has the length and exactly the chosen classes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 8, max: 64 }),
        fc.subarray(Object.keys(CLASSES) as CharacterClass[], { minLength: 1 }),
        (length, classes) => {
          const made = makeCharacters({ kind: 'characters', length, classes });
          expect(made).toHaveLength(length);
          for (const [name, pattern] of Object.entries(CLASSES))
            expect(pattern.test(made)).toBe(classes.includes(name as CharacterClass));
          expect(made).not.toMatch(/[lI1O0]/);
        },
      ),
    );
  });

  it('is never shorter than allowed, also without a class', () => {
    expect(makeCharacters({ kind: 'characters', length: 1, classes: [] })).toMatch(/^[a-z]{8}$/);
  });
});

describe('words', () => {
  it('come from the whole list', async () => {
    const made = await generate({ kind: 'words', count: 6 });
    expect(made.split('-')).toHaveLength(6);
    for (const word of made.split('-')) expect(wordlist).toContain(word);
    expect(makeWords({ kind: 'words', count: 4 }, wordlist, () => 2 ** 32 - 1)).toBe('zoo-zoo-zoo-zoo');
    expect(makeWords({ kind: 'words', count: 4 }, wordlist, () => 0)).toBe('abandon-abandon-abandon-abandon');
  });
});
