/** Damages one value of a stored record at a time, wherever it lies. For tests only. */
import fc from 'fast-check';

type Path = (string | number)[];

/** Every place in a JSON value but its root. */
export function placesOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    const here = [...path, Array.isArray(value) ? Number(name) : name];
    return [here, ...placesOf(inner, here)];
  });
}

/** Every text, number and truth value in it. */
export const leavesOf = (value: unknown): unknown[] =>
  typeof value === 'object' && value !== null ? Object.values(value).flatMap(leavesOf) : [value];

/** What fits nowhere. */
const JUNK = fc.constantFrom<unknown>(null, -1.5, 'not this', false, 3.5, { $odd: 'odd' }, ['odd', 7.25], [[]], {});

/** The record with one value replaced, and where. */
export const damages = (whole: unknown): fc.Arbitrary<{ raw: unknown; path: Path }> =>
  fc.tuple(fc.constantFrom(...placesOf(whole)), JUNK).map(([path, junk]) => {
    const raw = structuredClone(whole);
    const parent = path.slice(0, -1).reduce<unknown>((at, step) => (at as Record<string, unknown>)[step], raw);
    (parent as Record<string, unknown>)[path.at(-1) as string] = junk;
    return { raw, path };
  });
