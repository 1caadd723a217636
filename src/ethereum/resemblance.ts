/** Finds addresses made to look like another one, with the same ends and a different middle. Knows no address book. */
import type { Hex } from '../lib/bytes.ts';

/**
 * Tells whether one address could be mistaken for the other: they differ, but have the same three digits at each end,
 * or eight equal digits at both ends together, or differ in a few digits only. By chance this happens once in 16 million.
 */
export function resembles(a: Hex, b: Hex): boolean {
  const left = a.slice(2).toLowerCase();
  const right = b.slice(2).toLowerCase();
  if (left === right) return false;
  const start = commonLength(left, right);
  const end = commonLength([...left].reverse().join(''), [...right].reverse().join(''));
  if (start >= 3 && end >= 3) return true;
  if (start + end >= 8) return true;
  return [...left].filter((digit, index) => digit !== right[index]).length <= 4;
}

function commonLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}
