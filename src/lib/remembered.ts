/** A map of what was read while something was open. An answer to a question from before `forget` is not kept. */
export interface Remembered<Value> {
  get(key: string): Value | undefined;
  has(key: string): boolean;
  entries(): Iterable<[string, Value]>;
  /** To be called before the question. The function that it returns keeps an answer, unless all was forgotten meanwhile. */
  asking(): (key: string, value: Value) => void;
  forget(): void;
}

export function createRemembered<Value>(): Remembered<Value> {
  let values = new Map<string, Value>();
  return {
    get: (key) => values.get(key),
    has: (key) => values.has(key),
    entries: () => values.entries(),
    asking() {
      // Those of a later time are in another map.
      const present = values;
      return (key, value) => void present.set(key, value);
    },
    forget() {
      values.clear();
      values = new Map();
    },
  };
}
