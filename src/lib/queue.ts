/** A serial queue: one asynchronous work at a time, in the order in which they were given. */

/** @returns what the work returns; rejects with what it throws. A work that gives another to its own queue and awaits it waits forever. */
export type Queue = <Value>(work: () => Promise<Value>) => Promise<Value>;

/** Each work begins when the one before has ended, whether it returned or threw. The first begins in a later microtask. */
export function createQueue(): Queue {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work, work);
    last = next.catch(() => undefined);
    return next;
  };
}
