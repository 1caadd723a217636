/**
 * Runs one suite on both stores, each test on an empty database of its own. On PostgreSQL each suite has one of the three isolation levels,
 * and its apps run in three processes (app.ts). `ISOLATION=serializable` (or another level) in the environment takes that level for all of them.
 * Never outside tests.
 */
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

/** Where an opened store lies, and what ends with its test. */
export interface Opened {
  kind: Store['kind'];
  place: string;
  ends: End[];
}

const openedStores = new WeakMap<Store, Opened>();

/** `null` for a store that a test made of another one. */
export const openedAt = (store: Store): Opened | null => openedStores.get(store) ?? null;

export function sqliteDatabase(ends: End[]): TestDatabase {
  const folder = mkdtempSync(join(tmpdir(), 'dramatis-store-'));
  ends.push(() => rmSync(folder, { recursive: true, force: true }));
  const place = join(folder, 'data.sqlite');
  return { kind: 'sqlite', place, open: () => opened(openSqlite(place), place, ends) };
}

const LEVELS = ['read committed', 'repeatable read', 'serializable'] as const;
type Level = (typeof LEVELS)[number];

/** Spreads the suites over the levels, and gives a suite the same level each time. */
function levelOf(name: string): Level {
  const wanted = LEVELS.find((level) => level === process.env.ISOLATION);
  const sum = [...name].reduce((total, letter) => total + letter.charCodeAt(0), 0);
  return wanted ?? LEVELS[sum % LEVELS.length] ?? 'serializable';
}

/** A schema of its own in the database of DATABASE_URL. */
export async function postgresDatabase(ends: End[], level: Level = 'read committed'): Promise<TestDatabase> {
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
  const isolation = level.replace(' ', '\\ ');
  const settings = `-c search_path=${schema} -c default_transaction_isolation=${isolation}`;
  const place = `${url}?options=${encodeURIComponent(settings)}`;
  return { kind: 'postgres', place, open: () => opened(openPostgres(place), place, ends) };
}

async function opened(opening: Promise<Store>, place: string, ends: End[]): Promise<Store> {
  const store = await opening;
  let closing: Promise<void> | null = null;
  const close = (): Promise<void> => {
    closing ??= store.close();
    return closing;
  };
  ends.push(close);
  const own = { ...store, close };
  openedStores.set(own, { kind: store.kind, place, ends });
  return own;
}

/** For suites of requests at the same moment: at read committed one waits for the other, above it one of them has to be tried again. */
export const EVERY_LEVEL = { levels: LEVELS } as const;

/** @param suite `database` gives an empty one, removed after the test */
export function describeStores(
  name: string,
  suite: (database: () => Promise<TestDatabase>) => void,
  { levels = [levelOf(name)] }: { levels?: readonly Level[] } = {},
): void {
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
  for (const level of levels) each(`PostgreSQL, ${level}`, (ends) => postgresDatabase(ends, level));
}
