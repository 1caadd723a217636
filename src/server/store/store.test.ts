/** The contract of the store, on both: what a statement gives back, transactions, isolation, snapshots, reopening. */
import { expect, it, vi } from 'vitest';
import { describeStores, postgresDatabase } from '../testing/stores.ts';
import { openPostgres } from './postgres.ts';
import { type Queries, type Store, StoreUnavailable } from './store.ts';

const put = (store: Pick<Store, 'run'>, name: string, value: number): Promise<number> =>
  store.run('INSERT INTO server_state (name, value) VALUES (?, ?) ON CONFLICT (name) DO NOTHING', name, value);
const read = async (store: Pick<Store, 'get'>, name: string): Promise<unknown> =>
  (await store.get('SELECT value FROM server_state WHERE name = ?', name))?.value ?? null;

describeStores('The store', (database) => {
  it('keeps bytes, numbers and nothing', async () => {
    const store = await (await database()).open();
    const id = Uint8Array.of(0, 255, 39);
    await store.run(
      'INSERT INTO boxes (identity, name, bytes, sequence) VALUES (?, ?, ?, ?)',
      id,
      'a',
      id,
      2 ** 53 - 1,
    );
    await store.run('INSERT INTO boxes (identity, name, bytes, sequence) VALUES (?, ?, ?, ?)', id, 'b', null, 0);
    expect(await store.all('SELECT * FROM boxes WHERE identity = ? ORDER BY sequence', id)).toEqual([
      { identity: id, name: 'b', bytes: null, sequence: 0 },
      { identity: id, name: 'a', bytes: id, sequence: 2 ** 53 - 1 },
    ]);
    expect(await store.get('SELECT count(*) AS count, sum(sequence) AS sum FROM boxes WHERE name = ?', 'b')).toEqual({
      count: 1,
      sum: 0,
    });
    expect(await store.get('SELECT name FROM boxes WHERE identity = ?', Uint8Array.of(1))).toBe(null);
  });

  it('counts what a statement changed, and returns it', async () => {
    const store = await (await database()).open();
    expect(await put(store, 'a', 1)).toBe(1);
    expect(await put(store, 'a', 2)).toBe(0);
    const raise = 'UPDATE server_state SET value = value + 1 WHERE name = ? AND value = ? RETURNING value';
    expect(await store.get(raise, 'a', 1)).toEqual({ value: 2 });
    expect(await store.get(raise, 'a', 1)).toBe(null);
  });

  it('does a whole transaction or nothing of it, and goes on after one that failed', async () => {
    const store = await (await database()).open();
    const failing = store.transaction(async (queries) => {
      await put(queries, 'a', 1);
      throw new Error('on purpose');
    });
    await expect(failing).rejects.toThrow('on purpose');
    expect(await read(store, 'a')).toBe(null);
    await expect(store.run('INSERT INTO nowhere VALUES (1)')).rejects.toThrow();
    await expect(store.transaction((queries) => queries.run('INSERT INTO nowhere VALUES (1)'))).rejects.toThrow();
    expect(await store.transaction((queries) => put(queries, 'a', 2))).toBe(1);
    expect(await read(store, 'a')).toBe(2);
  });

  it('shows nothing of a transaction before it is done', async () => {
    const store = await (await database()).open();
    await store.transaction(async (queries) => {
      await put(queries, 'a', 1);
      expect(await read(queries, 'a')).toBe(1);
      expect(await read(store, 'a')).toBe(null);
    });
    expect(await read(store, 'a')).toBe(1);
  });

  it('loses no step of many that count at once, on PostgreSQL in two processes', async () => {
    const place = await database();
    const first = await place.open();
    // A SQLite file is one process's.
    const stores = [first, place.kind === 'postgres' ? await place.open() : first];
    await put(stores[0] as Store, 'count', 0);
    const step = (store: Store) =>
      store.transaction((queries) => queries.run("UPDATE server_state SET value = value + 1 WHERE name = 'count'"));
    // Under such a crowd an engine that only detects conflicts may refuse one, which is then not counted.
    const refused = (error: unknown) => expect(error).toBeInstanceOf(StoreUnavailable);
    const steps = Array.from({ length: 100 }, (_, at) => step(stores[at % 2] as Store).catch(refused));
    const counted = (await Promise.all(steps)).filter((changed) => changed === 1).length;
    expect(counted).toBeGreaterThan(20);
    expect(await read(stores[0] as Store, 'count')).toBe(counted);
  });

  it('gives one of many the one place', async () => {
    const store = await (await database()).open();
    const counts = await Promise.all(Array.from({ length: 50 }, (_, at) => put(store, 'one', at)));
    expect(counts.filter((count) => count === 1)).toHaveLength(1);
  });

  it('reads whole tables as of one moment', async () => {
    const store = await (await database()).open();
    await store.transaction(async (queries) => {
      for (let at = 0; at < 1200; at++) await put(queries, `n${at}`, at);
    });
    const found = await store.snapshot(async (rows) => {
      const names = new Set<unknown>();
      for await (const row of rows('spent_challenges')) names.add(row.challenge);
      await put(store, 'later', 1);
      for await (const row of rows('server_state')) names.add(row.name);
      return names;
    });
    expect(found.size).toBe(1201);
    expect(found.has('later')).toBe(false);
    expect(await read(store, 'later')).toBe(1);
  });

  it('is there again after it was closed, and refuses one of a newer version', async () => {
    const place = await database();
    const store = await place.open();
    await put(store, 'a', 7);
    await store.close();
    const again = await place.open();
    expect(await read(again, 'a')).toBe(7);
    await again.run('INSERT INTO schema_version (version) VALUES (?)', 10_000);
    await expect(place.open()).rejects.toThrow('newer version');
  });

  it('has no table with a hidden number of insertion', async () => {
    const store = await (await database()).open();
    if (store.kind === 'postgres') return;
    const tables = await store.all("SELECT name, wr FROM pragma_table_list WHERE schema = 'main' AND type = 'table'");
    const hidden = tables.filter(
      ({ name, wr }) => wr === 0 && !['sqlite_schema', 'schema_version'].includes(String(name)),
    );
    expect(hidden).toEqual([]);
    expect(tables.length).toBeGreaterThan(5);
  });
});

it('PostgreSQL lets nobody wait for ever for one that was cut off in the middle', async () => {
  const ends: (() => unknown)[] = [];
  const place = await postgresDatabase(ends);
  const first = await openPostgres(place.place);
  const second = await openPostgres(place.place, { patience: { statement: 200, still: 200 } });
  const raise = (queries: Queries) => queries.run("UPDATE server_state SET value = value + 1 WHERE name = 'epoch'");
  await first.transaction(async (queries) => {
    await raise(queries);
    await expect(second.transaction(raise)).rejects.toBeInstanceOf(StoreUnavailable);
  });
  await second.transaction(raise);
  expect(await read(second, 'epoch')).toBe(3);
  let cut = () => undefined as unknown;
  let standing: Promise<unknown> = Promise.resolve();
  await new Promise<void>((entered) => {
    standing = second.transaction(async (queries) => {
      await raise(queries);
      const still = new Promise<void>((resolve) => {
        cut = resolve;
      });
      entered();
      await still;
      await raise(queries);
    });
  });
  // Waits for the one that stands still, until PostgreSQL has ended it.
  await raise(first);
  cut();
  await expect(standing).rejects.toBeInstanceOf(StoreUnavailable);
  expect(await read(first, 'epoch')).toBe(4);
  await first.close();
  await second.close();
  for (const end of ends.reverse()) await end();
});

it('PostgreSQL syncs its log for each commit', async () => {
  const ends: (() => unknown)[] = [];
  const store = await (await postgresDatabase(ends)).open();
  const syncs = async (): Promise<number> => {
    await store.get('SELECT pg_stat_force_next_flush()');
    return Number((await store.get('SELECT wal_sync FROM pg_stat_wal'))?.wal_sync);
  };
  try {
    const before = await syncs();
    for (let at = 0; at < 20; at++) await put(store, `synced ${at}`, at);
    // Other tests in the same cluster only add to it.
    await vi.waitFor(async () => expect((await syncs()) - before).toBeGreaterThanOrEqual(20));
  } finally {
    for (const end of ends.reverse()) await end();
  }
});

it('PostgreSQL that goes away is unavailable, or was there again already, and then it goes on', async () => {
  const ends: (() => unknown)[] = [];
  const place = await postgresDatabase(ends);
  const [store, other] = [await place.open(), await place.open()];
  try {
    const cut = store.transaction(async (queries) => {
      const { pid } = (await queries.get('SELECT pg_backend_pid() AS pid')) ?? {};
      await put(queries, 'cut', 1);
      await other.get('SELECT pg_terminate_backend(?)', pid ?? null);
      await put(queries, 'cut too', 1);
    });
    await expect(cut).rejects.toBeInstanceOf(StoreUnavailable);
    expect(await put(store, 'after', 1)).toBe(1);
    expect(await read(store, 'cut')).toBe(null);
  } finally {
    for (const end of ends.reverse()) await end();
  }
});

it('a PostgreSQL that is not there is unavailable', async () => {
  const { openPostgres } = await import('./postgres.ts');
  await expect(openPostgres('postgres://127.0.0.1:1/none')).rejects.toBeInstanceOf(StoreUnavailable);
});

it.each(['repeatable read', 'serializable'])(
  'PostgreSQL with %s as its default answers parallel statements',
  async (level) => {
    const ends: (() => unknown)[] = [];
    const { place } = await postgresDatabase(ends);
    const isolated = `${place}${encodeURIComponent(` -c default_transaction_isolation=${level.replace(' ', '\\ ')}`)}`;
    const stores = [await openPostgres(isolated), await openPostgres(isolated)];
    try {
      const raise = "UPDATE server_state SET value = value + 1 WHERE name = 'epoch'";
      const all = Array.from({ length: 60 }, (_, at) => (stores[at % 2] as Store).run(raise).catch((error) => error));
      const answers = await Promise.all(all);
      const done = answers.filter((answer) => answer === 1).length;
      // Under such a crowd one may be told to ask again; none meets a fault of the program.
      for (const answer of answers) if (answer !== 1) expect(answer).toBeInstanceOf(StoreUnavailable);
      expect(done).toBeGreaterThan(10);
      expect(await read(stores[0] as Store, 'epoch')).toBe(1 + done);
    } finally {
      for (const store of stores) await store.close();
      for (const end of ends.reverse()) await end();
    }
  },
);
