/** The store in PostgreSQL (pg), for many users or several server processes. Refuses a database that answers before it has written to the disk. */
import { Pool, type PoolClient, types } from 'pg';
import { foundVersion, migrate } from './migrations.ts';
import { insertRows, type Queries, type Row, type Store, StoreUnavailable, type Value } from './store.ts';

const CONNECTIONS = 20;
const ATTEMPTS = 10;
/** Half of the longest pause after the first conflict (ms); it doubles with each further conflict. */
const FIRST_PAUSE = 2;
/**
 * Longest time of a statement, and longest idle time in a transaction (ms). A process that lost its connection would otherwise hold its
 * locks for hours, until TCP gives up, and those waiting for them would use up every connection.
 */
const TIMEOUTS = { statement: 30_000, still: 60_000 };
/** Rows per fetch from a snapshot. */
const SLICE = 500;

/** Parses bigint and numeric as numbers, as the schema holds none above 2^53. */
const NUMERIC_TYPES = new Set<number>([types.builtins.INT8, types.builtins.NUMERIC]);
const parsers = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    NUMERIC_TYPES.has(oid) ? Number : types.getTypeParser(oid, format as 'text'),
};

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** Serialization failure or deadlock, after which the transaction is run again. */
const CONFLICTS = ['40001', '40P01'];
const isConflict = (error: unknown): boolean => CONFLICTS.includes(codeOf(error));
/** The same for a migration: also a row or a table that another process has just made. */
const MIGRATION_CONFLICTS = [...CONFLICTS, '23505', '42P07'];

/** Retries after conflicts, each time after a longer, random pause, so that two transactions do not collide again. */
async function despiteConflicts<Result>(act: () => Promise<Result>, conflicts = CONFLICTS): Promise<Result> {
  for (let attempt = 1; ; attempt++)
    try {
      return await act();
    } catch (error) {
      if (!conflicts.includes(codeOf(error))) throw error;
      if (attempt === ATTEMPTS)
        throw isConflict(error) ? new StoreUnavailable('The database is too busy.', { cause: error }) : error;
      await new Promise((resolve) => setTimeout(resolve, Math.random() * FIRST_PAUSE * 2 ** attempt));
    }
}

/**
 * Connection lost or refused, server shutting down, out of space or connections, time limit of a statement or transaction
 * (PostgreSQL's classes 08, 53 and 57, 25P03, 55P03).
 */
const isUnavailable = (error: unknown): boolean =>
  /^(08|53|57|25P03|55P03)/.test(codeOf(error)) ||
  /^E[A-Z]+$/.test(codeOf(error)) ||
  (error instanceof Error &&
    /Connection terminated|not queryable|timeout exceeded when trying to connect/.test(error.message));

const numbered = new Map<string, string>();
/** `?` to `$1`, `$2`, ... */
function toNumbered(sql: string): string {
  const known = numbered.get(sql);
  if (known !== undefined) return known;
  let count = 0;
  const text = sql.replaceAll('?', () => `$${++count}`);
  numbered.set(sql, text);
  return text;
}

/** Translates column types of the portable subset to PostgreSQL. */
const adapt = (sql: string): string =>
  sql
    .replace(/\s+WITHOUT ROWID\s*$/, '')
    .replace(/\bBLOB\b/g, 'bytea')
    .replace(/\bINTEGER\b/g, 'bigint');

/** The row itself, with plain bytes in place of Node's buffers. */
function plainRow(row: Record<string, unknown>): Row {
  for (const name in row) {
    const value = row[name];
    if (value instanceof Uint8Array) row[name] = new Uint8Array(value);
  }
  return row as Row;
}

function queriesOn(client: Pick<PoolClient, 'query'>): Queries {
  const ask = async (sql: string, values: Value[]) => {
    try {
      return await client.query<Record<string, unknown>>({ text: toNumbered(sql), values, types: parsers as never });
    } catch (error) {
      throw isUnavailable(error) ? new StoreUnavailable('The database cannot be reached.', { cause: error }) : error;
    }
  };
  return {
    all: async (sql, ...values) => (await ask(sql, values)).rows.map(plainRow),
    async get(sql, ...values) {
      const [row] = (await ask(sql, values)).rows;
      return row === undefined ? null : plainRow(row);
    },
    run: async (sql, ...values) => (await ask(sql, values)).rowCount ?? 0,
  };
}

/** A setting of the database; `null` on an engine that speaks PostgreSQL's protocol and has no such setting (42704). */
async function settingOf(queries: Queries, name: string): Promise<Value> {
  try {
    return (await queries.get(`SHOW ${name}`))?.[name] ?? null;
  } catch (error) {
    if (codeOf(error) === '42704') return null;
    throw error;
  }
}

async function* slices(queries: Queries, table: string): AsyncGenerator<Row> {
  await queries.run(`DECLARE slices NO SCROLL CURSOR FOR SELECT * FROM ${table}`);
  for (;;) {
    const rows = await queries.all(`FETCH ${SLICE} FROM slices`);
    yield* rows;
    if (rows.length < SLICE) break;
  }
  await queries.run('CLOSE slices');
}

/** A table or a column that is not there. */
const MISSING = ['42P01', '42703'];

/** The version of the tables in a database, without changing it; `null` when they are not a key server's. */
export async function postgresVersion(url: string): Promise<number | null> {
  const pool = new Pool({ connectionString: url, max: 1, connectionTimeoutMillis: 5000 });
  pool.on('error', () => undefined);
  try {
    return await foundVersion(queriesOn(pool));
  } catch (error) {
    if (MISSING.includes(codeOf(error))) return null;
    throw error;
  } finally {
    await pool.end();
  }
}

/**
 * @param url postgres://...
 * @param options `patience` for tests
 * @throws Error when a newer version wrote the database, or it does not sync commits to the disk
 */
export async function openPostgres(
  url: string,
  {
    patience = TIMEOUTS,
    connections = CONNECTIONS,
  }: { patience?: typeof TIMEOUTS; connections?: number | undefined } = {},
): Promise<Store> {
  const pool = new Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: 5000,
    keepAlive: true,
    statement_timeout: patience.statement,
    idle_in_transaction_session_timeout: patience.still,
  });
  // The pool replaces an idle connection that breaks.
  pool.on('error', () => undefined);
  const plain = queriesOn(pool);

  async function connected<Result>(act: (queries: Queries) => Promise<Result>): Promise<Result> {
    const client = await pool.connect().catch((error: unknown) => {
      throw new StoreUnavailable('The database cannot be reached.', { cause: error });
    });
    let broken: Error | undefined;
    // A connection can break between two statements. The next statement fails; an error event without a listener would end the process.
    const onBroken = (error: Error): void => {
      broken = error;
    };
    client.on('error', onBroken);
    try {
      return await act(queriesOn(client));
    } catch (error) {
      if (error instanceof StoreUnavailable) broken = error;
      throw error;
    } finally {
      client.off('error', onBroken);
      client.release(broken);
    }
  }

  const once = <Result>(begin: string, act: (queries: Queries) => Promise<Result>): Promise<Result> =>
    connected(async (queries) => {
      await queries.run(begin);
      try {
        const result = await act(queries);
        await queries.run('COMMIT');
        return result;
      } catch (error) {
        if (!(error instanceof StoreUnavailable)) await queries.run('ROLLBACK');
        throw error;
      }
    });

  const transaction = <Result>(act: (queries: Queries) => Promise<Result>): Promise<Result> =>
    despiteConflicts(() => once('BEGIN', act));

  try {
    for (const setting of ['fsync', 'synchronous_commit'])
      if ((await settingOf(plain, setting)) === 'off')
        throw new Error(`PostgreSQL runs with ${setting} = off and can lose what it confirmed. Switch it on.`);
    await despiteConflicts(() => once('BEGIN', (queries) => migrate(queries, adapt)), MIGRATION_CONFLICTS);
  } catch (error) {
    await pool.end();
    throw error;
  }

  return {
    kind: 'postgres',
    // A single statement is a transaction too, so above READ COMMITTED it can conflict.
    all: (sql, ...values) => despiteConflicts(() => plain.all(sql, ...values)),
    get: (sql, ...values) => despiteConflicts(() => plain.get(sql, ...values)),
    run: (sql, ...values) => despiteConflicts(() => plain.run(sql, ...values)),
    transaction,
    fill: (table, rows) => transaction((queries) => insertRows(queries, table, rows)),
    snapshot: (act) =>
      once('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', (queries) => act((table) => slices(queries, table))),
    connections: () => ({ used: pool.totalCount - pool.idleCount, waiting: pool.waitingCount }),
    close: () => pool.end(),
  };
}
