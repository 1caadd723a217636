/** Addresses made to be taken for another: same ends, different middle. Compares only; it knows no address book. */
import type { Hex } from '../lib/bytes.ts';

/** Which of the ten groups of four digits differ between two addresses, from the left. */
export function differingGroups(a: Hex, b: Hex): number[] {
  const groups: number[] = [];
  for (let group = 0; group < 10; group++) if (groupOf(a, group) !== groupOf(b, group)) groups.push(group);
  return groups;
}

/** Lower-case digits of one group. */
const groupOf = (address: Hex, group: number): string => address.slice(2 + 4 * group, 6 + 4 * group).toLowerCase();

/**
 * Could the one be taken for the other? Two different addresses that agree in what people look at: three digits at
 * each end, or eight at both ends together, or all but a few digits. By chance this happens once in 16 million.
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
 * The address of the list that this one could be taken for, the most alike first; `null` when there is none.
 * An address that is itself in the list resembles nothing.
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
