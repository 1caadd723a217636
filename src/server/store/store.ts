/**
 * The interface to the database, over a portable subset of SQL: `?` for values (never inside a text), columns BLOB, INTEGER
 * and TEXT, `ON CONFLICT`, `RETURNING`; no ordering by TEXT, no product-specific functions.
 */

export type Value = Uint8Array | number | string | null;
export type Row = Record<string, Value>;

export interface Queries {
  /** Every row. */
  all(sql: string, ...values: Value[]): Promise<Row[]>;
  /** The first row; `null` when there is none. */
  get(sql: string, ...values: Value[]): Promise<Row | null>;
  /** The number of rows that were inserted, changed or removed. */
  run(sql: string, ...values: Value[]): Promise<number>;
}

/** Each single call is a transaction, which is on the disk before the call returns. */
export interface Store extends Queries {
  readonly kind: 'sqlite' | 'postgres';
  /**
   * Runs `act` in a transaction. A decision must be one conditional statement whose row count or `RETURNING` is checked, not a SELECT
   * before it, because other processes run at the same time. `act` awaits its queries and nothing slow, uses `queries` alone, and
   * may run again after a conflict. All of its rows have the same shard key (an identity, a mailbox), so that an engine that spreads
   * rows over machines commits on one of them.
   */
  transaction<Result>(act: (queries: Queries) => Promise<Result>): Promise<Result>;
  /** Inserts rows of any keys in one transaction. */
  fill(table: string, rows: readonly Row[]): Promise<void>;
  /** Reads whole tables of one moment, while other processes write. */
  snapshot<Result>(act: (rows: (table: string) => AsyncIterable<Row>) => Promise<Result>): Promise<Result>;
  /** Connections to a database server that are in use, and requests that wait for one; `null` where there are none. */
  connections(): { used: number; waiting: number } | null;
  close(): Promise<void>;
}

/** Inserts rows, each with the names of its own columns. */
export async function insertRows(queries: Queries, table: string, rows: readonly Row[]): Promise<void> {
  for (const row of rows) {
    const names = Object.keys(row);
    const places = names.map(() => '?').join(', ');
    await queries.run(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${places})`, ...Object.values(row));
  }
}

/** The database cannot be reached or is too busy. Nothing was done; another try may succeed. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}

/** The bytes of a column. @throws Error when the column is missing or holds another type */
export function bytesIn(row: Row, column: string): Uint8Array {
  const value = row[column];
  if (!(value instanceof Uint8Array)) throw new Error(`Column ${column} holds no bytes.`);
  return value;
}

/** The integer of a column. @throws Error */
export function numberIn(row: Row, column: string): number {
  const value = row[column];
  if (typeof value !== 'number') throw new Error(`Column ${column} holds no number.`);
  return value;
}

/** The text of a column. @throws Error */
export function textIn(row: Row, column: string): string {
  const value = row[column];
  if (typeof value !== 'string') throw new Error(`Column ${column} holds no text.`);
  return value;
}
