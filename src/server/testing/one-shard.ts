/**
 * The rule that lets a database be spread over machines: a transaction touches rows of one shard key only, and a statement outside a
 * transaction touches one key or is a known reading or sweep of all. This store checks every statement of a suite. Never outside tests.
 */
import { bareHex } from '../../lib/bytes.ts';
import type { Queries, Store, Value } from '../store/store.ts';

/** Rows of the server itself: few, and together on one machine. */
const OF_SERVER = Symbol('of the server');

/** The column by which the rows of a table are spread. It is in the primary key of the table. */
export const SHARD_KEYS: Readonly<Record<string, string | typeof OF_SERVER>> = {
  server_state: OF_SERVER,
  server_secrets: OF_SERVER,
  schema_version: OF_SERVER,
  guess_epochs: OF_SERVER,
  admissions: 'code',
  reservations: 'code',
  spent_challenges: 'owner',
  identities: 'id',
  log_entries: 'identity',
  boxes: 'identity',
  writes: 'identity',
  reservation_tickets: 'identity',
  identity_tokens: 'identity',
  audit_entries: 'identity',
  freeze_codes: 'public_key',
  id_rows: 'locator',
  opaque_rows: 'account',
  guesses: 'name',
  name_guesses: 'name',
  opaque_logins: 'login_hash',
  key_rows: 'number',
  mail: 'box',
};

/** Statements that visit every shard, each outside of transactions: sweeps, counts at intervals, what the operator asks for. */
const EVERYWHERE: readonly RegExp[] = [
  /^DELETE FROM (spent_challenges|mail|opaque_logins|identity_tokens|writes|reservation_tickets|guesses|name_guesses|admissions) WHERE (expires|day|ends)\b/,
  /^SELECT code, uses, ends FROM admissions WHERE code > \?/,
  /^SELECT code, identity, ticket FROM reservations WHERE expires\b/,
  /^UPDATE (guesses|name_guesses) SET day = \? WHERE day > \?/,
  /^SELECT id FROM identities WHERE delete_at\b/,
  /^DELETE FROM freeze_codes WHERE identity = \?/,
  /^SELECT count\(\*\) AS (number|identities)\b/,
  /^SELECT id, head_number, (head_hash|box_count, box_bytes, remove_at, delete_at) FROM identities WHERE delete_at\b/,
  /^SELECT id FROM identities WHERE id >= \?/,
  /^SELECT setup, count\(\*\) AS records FROM opaque_rows GROUP BY setup$/,
  // Asks whether a database is new.
  /^SELECT 1 AS there FROM \w+ LIMIT 1$/,
];

/** The name of a key, equal for equal values, whichever table they come from. */
const keyName = (value: Value | undefined): string =>
  value instanceof Uint8Array ? bareHex(value) : `${typeof value} ${value}`;

/** How many `?` there are. */
const valuesIn = (sql: string): number => sql.split('?').length - 1;

/** The place, among the `?` of a statement, of the value of a column; `null` when the statement does not fix it. */
function placeOf(sql: string, column: string): number | null {
  const insert = /INSERT INTO \w+\s*\(([^)]*)\)\s*VALUES\s*\(([^)]*)\)/.exec(sql);
  if (insert !== null) {
    const at = (insert[1] ?? '').split(',').findIndex((name) => name.trim() === column);
    const values = (insert[2] ?? '').split(',').map((value) => value.trim());
    return values[at] === '?' ? valuesIn(values.slice(0, at).join()) : null;
  }
  const equal = new RegExp(`\\bWHERE\\b[\\s\\S]*?\\b${column} = \\?`).exec(sql);
  return equal === null ? null : valuesIn(sql.slice(0, equal.index + equal[0].length)) - 1;
}

/** The shard key that a statement touches; `null` for all. @throws Error for a table without a shard key, and for several tables */
export function shardOf(sql: string, values: readonly Value[]): string | null {
  const tables = new Set([...sql.matchAll(/\b(?:FROM|INTO|UPDATE|JOIN)\s+(\w+)/g)].flatMap(([, table]) => table ?? []));
  tables.delete('SET');
  const keys = new Set<string | null>();
  for (const table of tables) {
    const column = SHARD_KEYS[table];
    if (column === undefined) throw new Error(`The table ${table} has no shard key.`);
    const place = column === OF_SERVER ? null : placeOf(sql, column as string);
    keys.add(column === OF_SERVER ? 'the server' : place === null ? null : keyName(values[place]));
  }
  if (keys.size > 1) throw new Error(`A statement touches several shards: ${sql}`);
  return keys.values().next().value ?? null;
}

/** @param check called before each statement */
function checking(queries: Queries, check: (sql: string, values: readonly Value[]) => void): Queries {
  const before =
    <Result>(ask: (sql: string, ...values: Value[]) => Promise<Result>) =>
    async (sql: string, ...values: Value[]): Promise<Result> => {
      if (Object.keys(SHARD_KEYS).some((table) => sql.includes(table))) check(sql, values);
      return ask(sql, ...values);
    };
  return { all: before(queries.all), get: before(queries.get), run: before(queries.run) };
}

/** The store, which refuses a transaction over two shard keys and an unknown statement over all. */
export function onOneShard(store: Store): Store {
  const single = checking(store, (sql, values) => {
    const text = sql.trim().replace(/\s+/g, ' ');
    if (shardOf(sql, values) === null && !EVERYWHERE.some((known) => known.test(text)))
      throw new Error(`A statement visits every shard: ${text}`);
  });
  return {
    ...store,
    ...single,
    transaction: (act) =>
      store.transaction((queries) => {
        let only: string | null = null;
        return act(
          checking(queries, (sql, values) => {
            const key = shardOf(sql, values);
            only ??= key;
            if (key === null || key !== only) throw new Error(`A transaction touches two shards: ${sql}`);
          }),
        );
      }),
  };
}
