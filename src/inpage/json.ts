/** JSON of the page's own words. Not changed by what old libraries of the page put on prototypes. */

/**
 * JSON.stringify as it is when this is called, in which arrays stay arrays: libraries of the time before JSON gave `Array.prototype` a
 * `toJSON`, which makes texts of them. What an object says of itself with a `toJSON` of its own still holds.
 */
export function createStringify(): (value: unknown) => string {
  const { stringify } = JSON;
  const { isArray } = Array;
  const prototypes = [Object.prototype, Array.prototype];
  function asItIs(this: Record<string, unknown>, key: string, value: unknown): unknown {
    const given = this[key];
    if (isArray(given)) return given;
    const isPlain = typeof given === 'object' && given !== null && toJsonOf(given) === toJsonOf(Object.prototype);
    return isPlain ? given : value;
  }
  // Only where it is needed: it is slower, and does not go as deep.
  const isChanged = (): boolean => prototypes.some((prototype) => toJsonOf(prototype) !== undefined);
  return (value) => (isChanged() ? stringify(value, asItIs) : stringify(value));
}

const toJsonOf = (value: object): unknown => (value as { toJSON?: unknown }).toJSON;
