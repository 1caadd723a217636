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

type Acts<Of> = { [Name in keyof Of]: (...args: never[]) => Promise<unknown> };

/** The same for acts: each of them waits for all to be loaded, in the order of the calls. @param names every one of them */
export function lazyActs<Of extends Acts<Of>>(names: { [Name in keyof Of]: true }, load: () => Promise<Of>): Of {
  const loaded = lazyLoad(load);
  const acts = Object.keys(names).map((name) => [
    name,
    async (...args: never[]) => (await loaded())[name as keyof Of](...args),
  ]);
  return Object.fromEntries(acts) as Of;
}
