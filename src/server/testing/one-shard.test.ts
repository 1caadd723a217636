/** The check of the rule itself: each table has a shard key in its primary key, and what breaks the rule is refused. */
import { expect, it } from 'vitest';
import { MIGRATIONS } from '../store/migrations.ts';
import { onOneShard, SHARD_KEYS, shardOf } from './one-shard.ts';
import { describeStores } from './stores.ts';

const [one, two] = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)];

it('every table has a shard key, and its primary key holds it', () => {
  const made = MIGRATIONS.flat().flatMap((sql) => /^CREATE TABLE (\w+) ?\(([\s\S]*)\)/.exec(sql) ?? []);
  const tables = MIGRATIONS.flat().filter((sql) => sql.startsWith('CREATE TABLE'));
  expect(made.length).toBe(tables.length * 3);
  for (const sql of tables) {
    const table = /^CREATE TABLE (\w+)/.exec(sql)?.[1] ?? '';
    const key = SHARD_KEYS[table];
    expect(key, table).toBeDefined();
    if (typeof key === 'string')
      expect(sql, table).toMatch(new RegExp(`\\b${key} BLOB PRIMARY KEY|PRIMARY KEY \\([^)]*\\b${key}\\b`));
  }
});

it('finds the key of a statement among its values', () => {
  expect(shardOf('SELECT * FROM identities WHERE id = ?', [one])).toBe(
    shardOf('DELETE FROM boxes WHERE identity = ?', [one]),
  );
  expect(shardOf('UPDATE identities SET sequence = ? WHERE sequence = ? AND id = ?', [1, 2, two])).toBe(
    '02'.repeat(32),
  );
  const insert = 'INSERT INTO key_rows (frozen, number, version) VALUES (0, ?, ?) ON CONFLICT (number) DO NOTHING';
  expect(shardOf(insert, [two, 1])).toBe('02'.repeat(32));
  expect(shardOf('DELETE FROM writes WHERE expires <= ?', [1])).toBe(null);
  expect(() => shardOf('SELECT * FROM nowhere', [])).toThrow('no shard key');
  expect(() =>
    shardOf('SELECT * FROM boxes, x WHERE identity = (SELECT id FROM identities WHERE head_number = ?)', [1]),
  ).not.toThrow();
});

describeStores('A store that is watched', (database) => {
  it('lets a transaction touch one identity in several tables, and refuses a second one, with nothing done', async () => {
    const store = onOneShard(await (await database()).open());
    const put = 'INSERT INTO log_entries (identity, number, bytes) VALUES (?, ?, ?)';
    await store.transaction(async (queries) => {
      await queries.run(put, one, 0, one);
      await queries.get('SELECT * FROM boxes WHERE identity = ? AND name = ?', one, 'a');
    });
    const both = store.transaction(async (queries) => {
      await queries.run(put, one, 1, one);
      await queries.run(put, two, 0, two);
    });
    await expect(both).rejects.toThrow('two shards');
    const sweeping = store.transaction((queries) => queries.run('DELETE FROM writes WHERE expires <= ?', 1));
    await expect(sweeping).rejects.toThrow('two shards');
    await expect(store.all('SELECT * FROM boxes WHERE sequence = ?', 1)).rejects.toThrow('every shard');
    expect(await store.get('SELECT number FROM log_entries WHERE identity = ? AND number = ?', one, 1)).toBe(null);
  });
});
