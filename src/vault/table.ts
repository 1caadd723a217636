/** The tables of the vault and their rows in memory: opaque bytes under text keys. Never decodes the rows. */
import { equalBytes } from '../lib/bytes.ts';
import { WalletError } from '../lib/errors.ts';
import { vault as t } from '../locales/en/vault.ts';

/** Order is part of the stored format: append only. */
export const TABLES = ['id-rows', 'key-rows', 'log', 'boxes', 'local', 'settings'] as const;

export type Table = (typeof TABLES)[number];

/** One row to write; `null` deletes it. */
export interface Change {
  table: Table;
  key: string;
  value: Uint8Array | null;
}

/** The value that a row must have for a commit to succeed; `null` for an absent row. */
export type Expectation = Change;

export interface Row {
  key: string;
  value: Uint8Array;
}

/** All rows of all tables. Values are never changed in place, so a copy may share them. */
export type Rows = ReadonlyMap<Table, ReadonlyMap<string, Uint8Array>>;

export const noRows = (): Rows => new Map(TABLES.map((table) => [table, new Map()]));

/** Keys of each table, ordered by UTF-16 code unit, as IndexedDB does. A table that changes is another map (`applyChanges`). */
const sortedKeys = new WeakMap<ReadonlyMap<string, Uint8Array>, string[]>();

/** The keys that begin with `prefix`, in order: without a look at the others. */
export function keysWith(rows: ReadonlyMap<string, Uint8Array>, prefix: string): string[] {
  let keys = sortedKeys.get(rows);
  if (keys === undefined) {
    keys = [...rows.keys()].sort();
    sortedKeys.set(rows, keys);
  }
  let [from, to] = [0, keys.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((keys[middle] as string) < prefix) from = middle + 1;
    else to = middle;
  }
  let end = from;
  while (end < keys.length && (keys[end] as string).startsWith(prefix)) end++;
  return keys.slice(from, end);
}

/** The rows after the changes, applied in order. The given rows do not change. */
export function applyChanges(rows: Rows, changes: readonly Change[]): Rows {
  const next = new Map(rows);
  for (const table of new Set(changes.map((change) => change.table))) next.set(table, new Map(rows.get(table)));
  for (const { table, key, value } of changes) {
    const target = next.get(table) as Map<string, Uint8Array>;
    if (value === null) target.delete(key);
    else target.set(key, value.slice());
  }
  return next;
}

/** @throws WalletError stale when a row is not as expected. */
export function ensureExpected(rows: Rows, expected: readonly Expectation[]): void {
  for (const { table, key, value } of expected) {
    const held = rows.get(table)?.get(key) ?? null;
    const same = value === null || held === null ? value === held : equalBytes(value, held);
    if (!same) throw new WalletError('stale', t.changedMeanwhile);
  }
}
