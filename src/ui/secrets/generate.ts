/** Makes passwords and word sequences from the browser's randomness, every character and word equally likely. */

export type CharacterClass = 'lower' | 'upper' | 'digits' | 'signs';

export interface CharacterRecipe {
  kind: 'characters';
  /** 8 to 64. */
  length: number;
  classes: readonly CharacterClass[];
}

export interface WordRecipe {
  kind: 'words';
  /** 4 to 12. */
  count: number;
}

export type Recipe = CharacterRecipe | WordRecipe;

/** Without characters that look like others: l I 1 O 0. */
const CHARACTERS: Record<CharacterClass, string> = {
  lower: 'abcdefghijkmnopqrstuvwxyz',
  upper: 'ABCDEFGHJKLMNPQRSTUVWXYZ',
  digits: '23456789',
  signs: '!#$%&*+-=?@_',
};

export const LENGTHS = { characters: { least: 8, most: 64 }, words: { least: 4, most: 12 } } as const;

/** 32 random bits. */
export type Random = () => number;

const browserRandom: Random = () => crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;

/**
 * A whole number below `end`, each equally likely: values of the last, incomplete round are thrown away.
 * @param end 1 to 2 ** 32
 */
export function below(end: number, random: Random = browserRandom): number {
  const whole = 2 ** 32 - (2 ** 32 % end);
  for (;;) {
    const value = random();
    if (value < whole) return value % end;
  }
}

const oneOf = (text: string, random: Random): string => text[below(text.length, random)] ?? '';

/** Every class occurs. Whole passwords are thrown away until one fits, so that all that fit are equally likely. */
export function makeCharacters({ length, classes }: CharacterRecipe, random: Random = browserRandom): string {
  const chosen = classes.length === 0 ? (['lower'] as const) : classes;
  const all = chosen.map((name) => CHARACTERS[name]).join('');
  const size = Math.min(LENGTHS.characters.most, Math.max(LENGTHS.characters.least, length));
  for (;;) {
    const made = Array.from({ length: size }, () => oneOf(all, random)).join('');
    if (chosen.every((name) => [...CHARACTERS[name]].some((character) => made.includes(character)))) return made;
  }
}

/** @param words the list, without repetitions */
export function makeWords({ count }: WordRecipe, words: readonly string[], random: Random = browserRandom): string {
  const size = Math.min(LENGTHS.words.most, Math.max(LENGTHS.words.least, count));
  return Array.from({ length: size }, () => words[below(words.length, random)] ?? '').join('-');
}

export async function generate(recipe: Recipe): Promise<string> {
  if (recipe.kind === 'characters') return makeCharacters(recipe);
  // 2048 short words that differ in their first four letters: 11 bits each.
  const { wordlist } = await import('@scure/bip39/wordlists/english.js');
  return makeWords(recipe, wordlist);
}
