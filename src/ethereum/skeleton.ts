/** Computes the skeleton of a word (Unicode TR39): words with the same skeleton look alike. A skeleton is only compared, never shown. */

/** Capital letters of other alphabets that look like Latin letters (Unicode, *confusables*), and digits that replace letters. */
const LOOKS: Record<string, string> = {
  А: 'A',
  В: 'B',
  С: 'C',
  Е: 'E',
  Н: 'H',
  І: 'I',
  Ј: 'J',
  К: 'K',
  М: 'M',
  О: 'O',
  Р: 'P',
  Ѕ: 'S',
  Т: 'T',
  Х: 'X',
  У: 'Y',
  Α: 'A',
  Β: 'B',
  Ε: 'E',
  Ζ: 'Z',
  Η: 'H',
  Ι: 'I',
  Κ: 'K',
  Μ: 'M',
  Ν: 'N',
  Ο: 'O',
  Ρ: 'P',
  Τ: 'T',
  Υ: 'Y',
  Χ: 'X',
  '₮': 'T',
  '0': 'O',
  '1': 'I',
  '5': 'S',
  L: 'I',
};

/** The text in capitals without accents, marks, blanks and invisible characters; every letter is replaced by the Latin letter it looks like. */
export const skeleton = (text: string): string =>
  [
    ...text
      .normalize('NFKD')
      .toUpperCase()
      .replaceAll(/[^\p{L}\p{N}\p{Sc}]/gu, ''),
  ]
    .map((letter) => LOOKS[letter] ?? letter)
    .join('');
