/** What the operator's port says of a server that can read and cannot write. */
import { expect, it } from 'vitest';
import { createMetrics } from './metrics.ts';
import { operatorApp } from './operator.ts';
import { type Store, StoreUnavailable } from './store/store.ts';
import { describeStores } from './testing/stores.ts';

const PLENTY = 1e12;

describeStores('Ready', (database) => {
  const statusWith = async (store: Store, free: number | Promise<number>): Promise<number> => {
    const parts = { store, metrics: createMetrics(), isStopping: () => false, now: () => 5 };
    const app = operatorApp({ ...parts, freeBytes: async () => free });
    return (await app({ method: 'GET', path: '/readyz' })).status;
  };

  it('is a server that can write, with room on its disk', async () => {
    const store = await (await database()).open();
    expect(await statusWith(store, PLENTY)).toBe(200);
    expect(await statusWith(store, 1000)).toBe(503);
    expect(await statusWith(store, Promise.reject(new Error('ENOENT')))).toBe(503);
    const full = { ...store, run: () => Promise.reject(new StoreUnavailable('The database is busy or full.')) };
    expect(await statusWith(full, PLENTY)).toBe(503);
  });
});

it('says in its metrics that the database is away, and leaves out what only the database knows', async () => {
  const metrics = createMetrics();
  let isAway = false;
  const away = async <Result>(value: Result): Promise<Result> => {
    if (isAway) throw new StoreUnavailable('The database cannot be reached.');
    return value;
  };
  metrics.watch('dramatis_stored_bytes', 'Bytes.', () => away(7));
  const store = { run: () => away(1) } as Partial<Store> as Store;
  const app = operatorApp({ store, metrics, isStopping: () => false, now: () => 5, freeBytes: async () => PLENTY });
  const asked = async (): Promise<string> => {
    const { body } = await app({ method: 'GET', path: '/metrics' });
    return String(body);
  };
  const seen: boolean[][] = [];
  for (isAway of [false, true, false]) {
    const text = await asked();
    seen.push(
      [/^dramatis_ready 1$/m, /^dramatis_ready 0$/m, /^dramatis_stored_bytes 7$/m].map((line) => line.test(text)),
    );
  }
  expect(seen).toEqual([
    [true, false, true],
    [false, true, false],
    [true, false, true],
  ]);
});
