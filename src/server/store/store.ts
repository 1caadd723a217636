/**
 * The one door to the database, over a portable subset of SQL: `?` for values (never inside a text), columns BLOB, INTEGER
 * and TEXT, `ON CONFLICT`, `RETURNING`; no ordering by TEXT, no functions of one product. Never knows what a row means.
 */

export type Value = Uint8Array | number | string | null;
export type Row = Record<string, Value>;

export interface Queries {
  /** Every row. */
  all(sql: string, ...values: Value[]): Promise<Row[]>;
  /** The first row; `null` when there is none. */
  get(sql: string, ...values: Value[]): Promise<Row | null>;
  /** How many rows were inserted, changed or removed. */
  run(sql: string, ...values: Value[]): Promise<number>;
}

/** Each single call is a transaction of its own, on disk before it is answered. */
export interface Store extends Queries {
  readonly kind: 'sqlite' | 'postgres';
  /**
   * All of it or nothing. A decision is one conditional statement whose count or `RETURNING` is looked at, not a SELECT
   * before it: other processes run beside this one. `act` waits for its queries and nothing slow, uses no other door to
   * the store, and can be run again after a conflict.
   */
  transaction<Result>(act: (queries: Queries) => Promise<Result>): Promise<Result>;
  /** Reads whole tables as they were at one moment, while others write. */
  snapshot<Result>(act: (rows: (table: string) => AsyncIterable<Row>) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

/** The database cannot be reached or is too busy: nothing was done; asking again may help. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}

/** A column that is there and holds bytes. @throws Error where the row is another than was asked for */
export function bytesIn(row: Row, column: string): Uint8Array {
  const value = row[column];
  if (!(value instanceof Uint8Array)) throw new Error(`Column ${column} holds no bytes.`);
  return value;
}

/** A column that holds a whole number. @throws Error */
export function numberIn(row: Row, column: string): number {
  const value = row[column];
  if (typeof value !== 'number') throw new Error(`Column ${column} holds no number.`);
  return value;
}

/** A column that holds a text. @throws Error */
export function textIn(row: Row, column: string): string {
  const value = row[column];
  if (typeof value !== 'string') throw new Error(`Column ${column} holds no text.`);
  return value;
}
