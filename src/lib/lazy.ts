/** A value that is made when it is first asked for: tables that a start of the worker does not need cost it nothing. */
export function lazy<Value>(make: () => Value): () => Value {
  let made: { value: Value } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
