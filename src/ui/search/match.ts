/** Matches what can be found with a search, and orders it: best first. Pure. */
import { fold, placeOf, startsWord, wordsOf } from './fold.ts';

/** What is searched of one thing. */
export interface Searched {
  /** What it is called: a hit here counts most. */
  name: string;
  /** More words that lead to it. */
  also?: string | undefined;
  /** Addresses, hashes and numbers: found by their beginning or their last characters, never by their middle. */
  codes?: readonly string[] | undefined;
}

interface Indexed<Item> {
  item: Item;
  name: string;
  also: string;
  codes: readonly string[];
}

/** Made once for a list, and not at every key. */
export type Index<Item> = readonly Indexed<Item>[];

export const toIndex = <Item extends Searched>(items: readonly Item[]): Index<Item> =>
  items.map((item) => ({
    item,
    name: fold(item.name),
    also: fold(item.also ?? ''),
    codes: (item.codes ?? []).map(fold),
  }));

/** The lower, the better. */
const RANKS = { nameBegins: 0, wordOfName: 1, code: 1, insideName: 2, wordOfAlso: 3, insideAlso: 4 } as const;

/** Fewer characters of a code say nothing: an address has every digit somewhere. */
const LEAST_OF_END = 4;

const { compare } = new Intl.Collator(undefined, { numeric: true });

/**
 * The items in which every word of the search is found, in any order of the words. Best first: what is called exactly so, then what begins
 * so, then what has a word that begins so, then the middle of a word, then the same in other texts; among equals by name.
 * Without a word: all, in the order of the index.
 */
export function find<Item extends Searched>(index: Index<Item>, search: string): Item[] {
  const words = wordsOf(search);
  if (words.length === 0) return index.map(({ item }) => item);
  const whole = words.join(' ');
  const found: { item: Item; rank: number }[] = [];
  for (const one of index) {
    const rank = rankOf(one, words, whole);
    if (rank !== null) found.push({ item: one.item, rank });
  }
  return found.sort((a, b) => a.rank - b.rank || compare(a.item.name, b.item.name)).map(({ item }) => item);
}

function rankOf(one: Indexed<unknown>, words: readonly string[], whole: string): number | null {
  let sum = 0;
  for (const word of words) {
    const rank = rankOfWord(one, word);
    if (rank === null) return null;
    sum += rank;
  }
  return one.name.trim().replaceAll(/\s+/g, ' ') === whole ? -1 : sum / words.length;
}

function rankOfWord({ name, also, codes }: Indexed<unknown>, word: string): number | null {
  const at = placeOf(name, word);
  if (at === 0) return RANKS.nameBegins;
  if (at > 0 && startsWord(name, at)) return RANKS.wordOfName;
  if (codes.some((code) => isOfCode(code, word))) return RANKS.code;
  if (at > 0) return RANKS.insideName;
  const other = placeOf(also, word);
  if (other < 0) return null;
  return startsWord(also, other) ? RANKS.wordOfAlso : RANKS.insideAlso;
}

/** `0x` may be left out once there are enough digits. */
const isOfCode = (code: string, word: string): boolean =>
  code.startsWith(word) ||
  (word.length >= LEAST_OF_END && (code.endsWith(word) || (code.startsWith('0x') && code.startsWith(word, 2))));

export interface Group<Item extends { kind: unknown }> {
  kind: Item['kind'];
  items: Item[];
}

/** In how many rows of the list a group is drawn before the other groups have had theirs. */
const FIRST_OF_GROUP = 6;

/**
 * At most `most` of what was found, grouped by kind; the group with the best one comes first. Every group has some rows before one
 * of them fills the list. @param found best first
 */
export function grouped<Item extends { kind: unknown }>(found: readonly Item[], most: number): Group<Item>[] {
  const groups = new Map<Item['kind'], Item[]>();
  for (const item of found) {
    const group = groups.get(item.kind);
    if (group === undefined) groups.set(item.kind, [item]);
    else group.push(item);
  }
  let left = most;
  const rows = new Map<Item['kind'], number>();
  for (const size of [FIRST_OF_GROUP, most])
    for (const [kind, items] of groups) {
      const before = rows.get(kind) ?? 0;
      const now = Math.min(items.length, size, before + left);
      rows.set(kind, now);
      left -= now - before;
    }
  return [...groups]
    .map(([kind, items]) => ({ kind, items: items.slice(0, rows.get(kind) ?? 0) }))
    .filter(({ items }) => items.length > 0);
}
