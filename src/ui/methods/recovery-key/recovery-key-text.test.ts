/** Tests the tolerant parser of typed recovery keys. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSameGroup, keyProblem, sheetsWords, toGroups, toKeyCharacters } from './recovery-key-text.ts';

const letter = fc.constantFrom(...'0123456789ABCDEFGHJKMNPQRSTVWXYZ');
const group = fc.array(letter, { minLength: 5, maxLength: 5 }).map((letters) => letters.join(''));
const key = fc.array(group, { minLength: 8, maxLength: 8 });

describe('toGroups', () => {
  it('ignores case and separators', () => {
    fc.assert(
      fc.property(key, fc.constantFrom(' ', '-', '', ' - ', '\n', '–'), fc.boolean(), (groups, between, small) => {
        const text = groups.join(between);
        expect(toGroups(small ? text.toLowerCase() : text)).toEqual(groups);
        expect(keyProblem(text)).toBeNull();
      }),
    );
  });

  it('reads O as 0, I and L as 1', () => {
    expect(toKeyCharacters('oO iI lL')).toBe('001111');
    expect(isSameGroup(' 7q4mO', '7Q4M0')).toBe(true);
    expect(isSameGroup('7Q4M1', '7Q4M0')).toBe(false);
  });
});

describe('keyProblem', () => {
  const right = ['7Q4MK', 'XV2PA', '9HCRT', '3WDNE', 'G6YBF', 'K8ZQJ', 'T5MSH', 'PA41R'];
  it('names the group with the wrong length', () => {
    const typed = right.with(2, '9HCR').join(' ');
    expect(keyProblem(typed)).toBe('Check group 3: each group has five characters, and this one has 4.');
    expect(keyProblem(right.with(7, 'PA41RR').join('-'))).toContain('group 8');
  });
  it('names the group with an invalid letter', () => {
    expect(keyProblem(right.with(4, 'G6YBU').join(' '))).toBe('Check group 5: a recovery key never contains U.');
  });
  it('counts missing and surplus characters', () => {
    expect(keyProblem('')).toContain('eight groups');
    expect(keyProblem(right.slice(0, 7).join(' '))).toContain('5 characters short');
    expect(keyProblem(`${right.join('')}A`)).toContain('1 character too long');
  });
});

it('says which sheets are typed and how many are missing', () => {
  const words = (needed: number, ...numbers: number[]) => sheetsWords({ needed, count: 5, numbers });
  expect(words(2, 4)).toBe('You have entered sheet 4 of 5. One more is needed.');
  expect(words(3, 4)).toBe('You have entered sheet 4 of 5. Two more are needed.');
  expect(words(3, 4, 1)).toBe('You have entered sheets 4 and 1 of 5. One more is needed.');
  expect(words(2, 4, 1)).toBe('That is enough.');
});
