/** Plurals, lists and numbers as words in English. */
import { listsOf, pluralOf } from '../plural.ts';

/** `plural(count, { one: 'One account', other: 'Several accounts' })`. */
export const plural = pluralOf('en');

const lists = listsOf('en-GB');

/** *A*, *A and B*, *A, B and C*. */
export const toListing = lists.and;

/** *A*, *A or B*, *A, B or C*. */
export const toChoice = lists.or;

/** *A*, *A, B*, *A, B, C*: facts side by side, and lists under a heading. */
export const toSeries = lists.series;

const SMALL = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];

/** Words up to *twelve*, digits above. */
export const toCount = (count: number): string => SMALL[count] ?? String(count);

/** The same at the start of a sentence. */
export const toFirstCount = (count: number): string => {
  const word = toCount(count);
  return word.charAt(0).toUpperCase() + word.slice(1);
};

/** *1 account*, *3 accounts*. */
export const toCounted = (count: number, one: string, other = `${one}s`): string =>
  `${count} ${plural(count, { one, other })}`;

/** *once*, *3 times*. */
export const toTimes = (count: number): string => plural(count, { one: 'once', other: `${count} times` });

/** Up to how many names are all told. */
export const MOST_NAMES = 6;

/** *A, B and C*; of a long list the first names and *94 more*. */
export const toFew = (names: readonly string[]): string =>
  names.length <= MOST_NAMES
    ? toListing(names)
    : toListing([...names.slice(0, MOST_NAMES - 1), `${names.length - MOST_NAMES + 1} more`]);
