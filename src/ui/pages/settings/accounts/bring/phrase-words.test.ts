/** What is said of a typed phrase, and a wrong word that is replaced in the text as the person typed it. */
import { expect, it } from 'vitest';
import { readPhrase } from '../../../../../ethereum/phrase.ts';
import { phraseProblem, withWord } from './phrase-words.ts';

const PHRASE = 'legal winner thank year wave sausage worth useful legal winner thank yellow';
const problemOf = (text: string) => phraseProblem(readPhrase(text));

it('names the first wrong word and counts the others', () => {
  expect(problemOf(PHRASE)).toBeNull();
  expect(problemOf('')).toBeNull();
  expect(problemOf(PHRASE.replace('year', 'yeer'))).toBe('Word 4, “yeer”, isn’t in the list of phrase words.');
  expect(problemOf(PHRASE.replaceAll('winner', 'winer'))).toBe(
    'Word 2, “winer”, isn’t in the list of phrase words. 1 more word isn’t in it.',
  );
  expect(problemOf('qqq qqq qqq')).toContain('2 more words aren’t in it.');
  expect(problemOf('legal winner')).toBe('These are 2 words. A phrase has 12, 15, 18, 21 or 24.');
  expect(problemOf(PHRASE.replace('thank year', 'year thank'))).toMatch(/One word is wrong, or the order is/);
  expect(problemOf('あいこくしん')).toMatch(/English/);
});

it('replaces one word and leaves numbers, lines and other words as they are', () => {
  const typed = '1. legal\n2. winer\n3.thank, Year';
  expect(withWord(typed, 2, 'winner')).toBe('1. legal\n2. winner\n3.thank, Year');
  expect(withWord(typed, 4, 'year')).toBe('1. legal\n2. winer\n3.thank, year');
  expect(withWord(typed, 9, 'x')).toBe(typed);
});
