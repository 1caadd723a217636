/** A value that is made when it is first asked for: tables that a start of the worker does not need cost it nothing. */
export function lazy<Value>(make: () => Value): () => Value {
  let made: { value: Value } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** The same for what has to be loaded first. What failed is loaded anew when it is next asked for. */
export function lazyLoad<Value>(load: () => Promise<Value>): () => Promise<Value> {
  let loading: Promise<Value> | null = null;
  return () => {
    if (loading !== null) return loading;
    const now = load();
    loading = now;
    now.catch(() => {
      loading = null;
    });
    return now;
  };
}
