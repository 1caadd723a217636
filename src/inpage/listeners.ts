/** Event listeners of the provider. A listener that throws stops neither the others nor the provider. */

export type Listener = (...values: never[]) => void;

export interface Listeners {
  add(event: string, listener: Listener, once: boolean): void;
  remove(event: string, listener: Listener): void;
  emit(event: string, value: unknown): void;
  /** True if somebody listens. */
  has(event: string): boolean;
}

/** Any number of listeners, called in the order in which they were added. */
export function createListeners(): Listeners {
  const listeners = new Map<string, { listener: Listener; once: boolean }[]>();
  const remove = (event: string, listener: Listener): void => {
    const list = listeners.get(event) ?? [];
    // As in Node: removes the one that was added last.
    const at = list.findLastIndex((entry) => entry.listener === listener);
    if (at >= 0) listeners.set(event, list.toSpliced(at, 1));
  };
  return {
    add(event, listener, once) {
      if (typeof listener !== 'function') throw new TypeError('The listener must be a function.');
      listeners.set(event, [...(listeners.get(event) ?? []), { listener, once }]);
    },
    remove,
    has: (event) => (listeners.get(event) ?? []).length > 0,
    emit(event, value) {
      for (const { listener, once } of listeners.get(event) ?? []) {
        if (once) remove(event, listener);
        try {
          (listener as (value: unknown) => void)(value);
        } catch (error) {
          // Thrown outside of the provider, so that it is reported as the page's own uncaught error.
          setTimeout(() => {
            throw error;
          });
        }
      }
    },
  };
}
