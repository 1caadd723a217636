/** Formats lists and counts. */

/** *A*, *A and B*, *A, B and C*. */
export function toListing(names: readonly string[]): string {
  if (names.length < 2) return names[0] ?? '';
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** *A*, *A or B*, *A, B or C*. */
export const toChoice = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;

const SMALL = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];

/** Words up to *twelve*, digits above. */
export const toCount = (count: number): string => SMALL[count] ?? String(count);

/** *1 account*, *3 accounts*. */
export const toCounted = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;
