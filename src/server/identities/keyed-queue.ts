/** One queue per name, gone when it is empty: what is about one identity is done one after the other, and nobody else waits. */
import { createQueue, type Queue } from '../../lib/queue.ts';

export function createKeyedQueue() {
  const queues = new Map<string, { queue: Queue; waiting: number }>();
  return async <Result>(name: string, act: () => Promise<Result>): Promise<Result> => {
    const found = queues.get(name) ?? { queue: createQueue(), waiting: 0 };
    queues.set(name, found);
    found.waiting++;
    try {
      return await found.queue(act);
    } finally {
      found.waiting--;
      if (found.waiting === 0) queues.delete(name);
    }
  };
}
