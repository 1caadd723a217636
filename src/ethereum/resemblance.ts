/** Finds addresses made to look like another one, with the same ends and a different middle. Knows no address book. */
import type { Hex } from '../lib/bytes.ts';

/** Numbers of the groups of four digits that differ between two addresses (0 to 9, from the left). */
export function differingGroups(a: Hex, b: Hex): number[] {
  const groups: number[] = [];
  for (let group = 0; group < 10; group++) if (groupOf(a, group) !== groupOf(b, group)) groups.push(group);
  return groups;
}

/** Lower-case digits of one group. */
const groupOf = (address: Hex, group: number): string => address.slice(2 + 4 * group, 6 + 4 * group).toLowerCase();

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

/**
 * The most similar address of the list that this one could be mistaken for; `null` if there is none.
 * Always `null` for an address that is in the list itself.
 */
export function mostAlike(address: Hex, known: readonly Hex[]): Hex | null {
  const lower = address.toLowerCase();
  if (known.some((other) => other.toLowerCase() === lower)) return null;
  const alike = known.filter((other) => resembles(address, other));
  const agreeing = (other: Hex) => [...other.toLowerCase()].filter((digit, index) => digit === lower[index]).length;
  return alike.sort((a, b) => agreeing(b) - agreeing(a))[0] ?? null;
}

function commonLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}
