/** Merges a description into the one that includes it (ERC-7730, *Organizing files*): the including file wins, fields meet by their path. */
import { isObject, type Json } from './upgrade.ts';

export function mergeFiles(included: Json, including: Json): Json {
  const merged: Json = { ...included };
  for (const [key, value] of Object.entries(including)) {
    const before = included[key];
    if (isObject(before) && isObject(value)) merged[key] = mergeFiles(before, value);
    else if (key === 'fields' && Array.isArray(before) && Array.isArray(value))
      merged[key] = mergeFields(before, value);
    else merged[key] = value;
  }
  return merged;
}

function mergeFields(included: unknown[], including: unknown[]): unknown[] {
  const pathOf = (field: unknown): unknown => (isObject(field) ? field.path : undefined);
  const own = new Map(including.filter((field) => pathOf(field) !== undefined).map((field) => [pathOf(field), field]));
  const changed = included.map((field) => {
    const mine = own.get(pathOf(field));
    return isObject(field) && isObject(mine) ? mergeFiles(field, mine) : field;
  });
  const known = new Set(included.map(pathOf));
  return [...changed, ...including.filter((field) => pathOf(field) === undefined || !known.has(pathOf(field)))];
}
