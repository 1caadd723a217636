/** What the operator's port says of a server that can read and cannot write. */
import { expect, it } from 'vitest';
import { createMetrics } from './metrics.ts';
import { operatorApp } from './operator.ts';
import { type Store, StoreUnavailable } from './store/store.ts';
import { describeStores } from './testing/stores.ts';

const PLENTY = 1e12;

describeStores('Ready', (database) => {
  const statusWith = async (store: Store, free: number): Promise<number> => {
    const parts = { store, metrics: createMetrics(), isStopping: () => false, now: () => 5 };
    const app = operatorApp({ ...parts, freeBytes: async () => free });
    return (await app({ method: 'GET', path: '/readyz' })).status;
  };

  it('is a server that can write, with room on its disk', async () => {
    const store = await (await database()).open();
    expect(await statusWith(store, PLENTY)).toBe(200);
    expect(await statusWith(store, 1000)).toBe(503);
    const full = { ...store, run: () => Promise.reject(new StoreUnavailable('The database is busy or full.')) };
    expect(await statusWith(full, PLENTY)).toBe(503);
  });
});
