/** JSON.stringify that is not affected by what old libraries of the page add to prototypes. */

/**
 * Uses the present JSON.stringify and keeps arrays as arrays: some old libraries give `Array.prototype` a
 * `toJSON` that turns them into strings. A `toJSON` of the object itself still applies.
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
  // Used only where needed: it is slower and has a lower depth limit.
  const isChanged = (): boolean => prototypes.some((prototype) => toJsonOf(prototype) !== undefined);
  return (value) => (isChanged() ? stringify(value, asItIs) : stringify(value));
}

const toJsonOf = (value: object): unknown => (value as { toJSON?: unknown }).toJSON;
