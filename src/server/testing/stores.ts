/** Runs one suite on both stores, each test on an empty database of its own. Never outside tests. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, describe } from 'vitest';
import { bareHex, randomBytes } from '../../lib/bytes.ts';
import { openPostgres } from '../store/postgres.ts';
import { openSqlite } from '../store/sqlite.ts';
import type { Store } from '../store/store.ts';

/** An empty database, which can be opened several times: as several processes would, or again after a stop. */
export interface TestDatabase {
  kind: Store['kind'];
  /** SQLite: the file. PostgreSQL: the URL. */
  place: string;
  open(): Promise<Store>;
}

type End = () => Promise<unknown> | unknown;

export function sqliteDatabase(ends: End[]): TestDatabase {
  const folder = mkdtempSync(join(tmpdir(), 'dramatis-store-'));
  ends.push(() => rmSync(folder, { recursive: true, force: true }));
  const place = join(folder, 'data.sqlite');
  return { kind: 'sqlite', place, open: () => opened(openSqlite(place), ends) };
}

/** A schema of its own in the database of DATABASE_URL. */
export async function postgresDatabase(ends: End[]): Promise<TestDatabase> {
  const url = process.env.DATABASE_URL;
  if (url === undefined) throw new Error('DATABASE_URL is not set: run these tests from the top of the project.');
  const schema = `test_${bareHex(randomBytes(8))}`;
  const ask = async (sql: string): Promise<void> => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  await ask(`CREATE SCHEMA ${schema}`);
  ends.push(() => ask(`DROP SCHEMA ${schema} CASCADE`));
  const place = `${url}?options=${encodeURIComponent(`-c search_path=${schema}`)}`;
  return { kind: 'postgres', place, open: () => opened(openPostgres(place), ends) };
}

async function opened(opening: Promise<Store>, ends: End[]): Promise<Store> {
  const store = await opening;
  let closing: Promise<void> | null = null;
  const close = (): Promise<void> => {
    closing ??= store.close();
    return closing;
  };
  ends.push(close);
  return { ...store, close };
}

/** @param suite `database` gives an empty one, removed after the test */
export function describeStores(name: string, suite: (database: () => Promise<TestDatabase>) => void): void {
  const each = (kind: string, make: (ends: End[]) => Promise<TestDatabase>): void => {
    describe(`${name}, ${kind}`, () => {
      const ends: End[] = [];
      afterEach(async () => {
        for (const end of ends.splice(0).reverse()) await end();
      });
      suite(() => make(ends));
    });
  };
  each('SQLite', async (ends) => sqliteDatabase(ends));
  each('PostgreSQL', postgresDatabase);
}
