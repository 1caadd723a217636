/** Folds text for searching: letter case, accents and the like make no difference. Pure. */

/** Letters that no decomposition of Unicode takes apart, and what people type for them. */
const TYPED: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ı: 'i',
  þ: 'th',
  ς: 'σ',
};

/** *Ærø Höhle* becomes *aero hohle*. The fold of a text is the folds of its characters, one after the other. */
export const fold = (text: string): string => {
  const plain = text.toLowerCase().normalize('NFKD').toLowerCase();
  return plain.replaceAll(/[ßæœøđðłıþς]/g, (letter) => TYPED[letter] ?? letter).replaceAll(/\p{M}/gu, '');
};

/** The words of a search, folded. */
export const wordsOf = (search: string): string[] => fold(search).split(/\s+/).filter(Boolean);

/**
 * The parts of `text`, in order and without a gap, that a search for `words` has found and has not found: for each word the
 * place that counts, the start of a word before the middle of one.
 */
export function foundParts(text: string, words: readonly string[]): { text: string; isFound: boolean }[] {
  const letters = [...text];
  const folds = letters.map(fold);
  const folded = folds.join('');
  const isFound = new Set<number>();
  for (const word of words) {
    const at = placeOf(folded, word);
    if (at < 0) continue;
    let from = 0;
    for (const [index, each] of folds.entries()) {
      const to = from + each.length;
      // A mark without a letter of its own belongs to the letter before it.
      if (to > at && from < at + word.length && to > from) isFound.add(index);
      else if (to === from && isFound.has(index - 1)) isFound.add(index);
      from = to;
    }
  }
  const parts: { text: string; isFound: boolean }[] = [];
  for (const [index, letter] of letters.entries()) {
    const last = parts.at(-1);
    if (last !== undefined && last.isFound === isFound.has(index)) last.text += letter;
    else parts.push({ text: letter, isFound: isFound.has(index) });
  }
  return parts;
}

const INSIDE = /[\p{L}\p{N}]/u;

/** A word begins at `at` of a folded text. */
export const startsWord = (folded: string, at: number): boolean => at === 0 || !INSIDE.test(folded.charAt(at - 1));

/** Where `word` is in a folded text: at the start of a word if it is at one, else anywhere; -1: nowhere. */
export function placeOf(folded: string, word: string): number {
  const first = folded.indexOf(word);
  for (let at = first; at >= 0; at = folded.indexOf(word, at + 1)) if (startsWord(folded, at)) return at;
  return first;
}
