/** The store in one SQLite file (node:sqlite): WAL, each commit synced to the disk before it is answered. Refuses to open a file with weaker settings. */
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { createQueue } from '../../lib/queue.ts';
import { foundVersion, migrate } from './migrations.ts';
import { insertRows, type Queries, type Row, type Store, StoreUnavailable, type Value } from './store.ts';

/** How long a statement waits for a lock of another process, mostly a backup (ms). */
const BUSY_TIMEOUT = 5000;

/** SQLITE_BUSY, SQLITE_LOCKED, SQLITE_IOERR, SQLITE_FULL (their low byte). */
const UNAVAILABLE = new Set([5, 6, 10, 13]);

function asStoreError(error: unknown): unknown {
  const code = error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : 0;
  return UNAVAILABLE.has(code) ? new StoreUnavailable('The database is busy or full.', { cause: error }) : error;
}

/** Queries on one connection. SQLite runs in this process, so each statement runs synchronously. */
function queriesOn(database: DatabaseSync): Queries {
  const prepared = new Map<string, StatementSync>();
  const statement = (sql: string): StatementSync => {
    const known = prepared.get(sql);
    if (known !== undefined) return known;
    const fresh = database.prepare(sql);
    prepared.set(sql, fresh);
    return fresh;
  };
  const ask = async <Result>(act: () => Result): Promise<Result> => {
    try {
      return act();
    } catch (error) {
      throw asStoreError(error);
    }
  };
  return {
    all: (sql, ...values) => ask(() => statement(sql).all(...values) as Row[]),
    get: (sql, ...values) => ask(() => (statement(sql).get(...values) as Row | undefined) ?? null),
    run: (sql, ...values) => ask(() => Number(statement(sql).run(...values).changes)),
  };
}

const isRead = (sql: string): boolean => /^\s*SELECT\b/i.test(sql);

/** The version of the tables in a file, without changing it; `null` when they are not a key server's. @throws Error when it is no SQLite file */
export async function sqliteVersion(file: string): Promise<number | null> {
  const database = new DatabaseSync(file, { timeout: BUSY_TIMEOUT, readOnly: true });
  try {
    return await foundVersion(queriesOn(database));
  } catch (error) {
    if (error instanceof Error && /^no such (table|column)\b/.test(error.message)) return null;
    throw naming(error, file);
  } finally {
    database.close();
  }
}

/** SQLITE_BUSY, SQLITE_LOCKED (their low byte). */
const LOCKED = [5, 6];

/** The faults that SQLite's integrity check finds, one sentence each. @throws StoreUnavailable when the file is locked */
export function faultsOfFile(file: string): string[] {
  const database = new DatabaseSync(file, { timeout: BUSY_TIMEOUT, readOnly: true });
  try {
    const found = database
      .prepare('PRAGMA integrity_check')
      .all()
      .map((row) => String(row.integrity_check));
    return found.filter((line) => line !== 'ok').map((line) => `${file}: ${line}`);
  } catch (error) {
    if (error instanceof Error && 'errcode' in error && LOCKED.includes(Number(error.errcode) & 0xff))
      throw asStoreError(error);
    return [`${file}: ${error instanceof Error ? error.message : String(error)}`];
  } finally {
    database.close();
  }
}

/** Locks a file that has no other use against every other process and connection. @returns a function that unlocks it; `null` when it is locked */
export function lockFile(file: string): (() => void) | null {
  const database = new DatabaseSync(file, { timeout: 0 });
  try {
    database.exec('BEGIN EXCLUSIVE');
    return () => database.close();
  } catch {
    database.close();
    return null;
  }
}

/** Adds the file's name to SQLite's error message. */
const naming = (error: unknown, file: string): unknown =>
  error instanceof Error && 'errcode' in error ? new Error(`${file}: ${error.message}`, { cause: error }) : error;

/**
 * @param file created when it does not exist
 * @param called the file's name in errors
 * @throws Error when a newer version wrote it, or it is no SQLite file
 */
export async function openSqlite(file: string, called: string = file): Promise<Store> {
  try {
    return await openFile(file);
  } catch (error) {
    throw naming(error, called);
  }
}

async function openFile(file: string): Promise<Store> {
  const writer = new DatabaseSync(file, { timeout: BUSY_TIMEOUT });
  const journal = writer.prepare('PRAGMA journal_mode = WAL').get()?.journal_mode;
  writer.exec('PRAGMA synchronous = FULL');
  const synchronous = writer.prepare('PRAGMA synchronous').get()?.synchronous;
  if (journal !== 'wal' || synchronous !== 2) {
    writer.close();
    throw new Error('SQLite cannot keep a safe journal here. Put the data on a local disk.');
  }
  const writing = queriesOn(writer);
  const inTurn = createQueue();

  const transaction = <Result>(act: (queries: Queries) => Promise<Result>): Promise<Result> =>
    inTurn(async () => {
      await writing.run('BEGIN IMMEDIATE');
      try {
        const result = await act(writing);
        await writing.run('COMMIT');
        return result;
      } catch (error) {
        // A commit that failed may have rolled back already.
        if (writer.isTransaction) await writing.run('ROLLBACK');
        throw error;
      }
    });
  await transaction(migrate);

  // A separate connection sees committed rows only, nothing of a transaction under way.
  const reader = new DatabaseSync(file, { timeout: BUSY_TIMEOUT, readOnly: true });
  const reading = queriesOn(reader);
  const each =
    <Result>(way: (queries: Queries) => (sql: string, ...values: Value[]) => Promise<Result>) =>
    (sql: string, ...values: Value[]): Promise<Result> =>
      isRead(sql) ? way(reading)(sql, ...values) : inTurn(() => way(writing)(sql, ...values));

  return {
    kind: 'sqlite',
    all: each((queries) => queries.all),
    get: each((queries) => queries.get),
    run: each((queries) => queries.run),
    transaction,
    fill: (table, rows) => transaction((queries) => insertRows(queries, table, rows)),
    async snapshot(act) {
      const still = new DatabaseSync(file, { timeout: BUSY_TIMEOUT, readOnly: true });
      try {
        still.exec('BEGIN');
        return await act(async function* (table) {
          for (const row of still.prepare(`SELECT * FROM ${table}`).iterate()) yield row as Row;
        });
      } finally {
        still.close();
      }
    },
    connections: () => null,
    async close() {
      await inTurn(async () => {
        reader.close();
        writer.close();
      });
    },
  };
}
