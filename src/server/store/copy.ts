/** Copies what lasts from one store into another, empty one. What lives for minutes stays behind: tokens, challenges, mail, begun logins. */
import { MIGRATIONS } from './migrations.ts';
import type { Row, Store } from './store.ts';

const PASSING = ['spent_challenges', 'identity_tokens', 'opaque_logins', 'mail'];
/** Of the place, not of the data: whoever copies decides about it. */
const OWN = ['server_secrets'];
/** Rows in one transaction. */
const BATCH = 500;

/** Every table that a migration made. */
export const TABLES: readonly string[] = MIGRATIONS.flat().flatMap((sql) => /^CREATE TABLE (\w+)/.exec(sql)?.[1] ?? []);

const LASTING = TABLES.filter((table) => ![...PASSING, ...OWN].includes(table));

/** Is there anything but what a new database begins with? */
export async function isEmpty(store: Store): Promise<boolean> {
  for (const table of TABLES.filter((name) => name !== 'server_state'))
    if ((await store.get(`SELECT 1 AS there FROM ${table} LIMIT 1`)) !== null) return false;
  return true;
}

function insertion(table: string, row: Row): string {
  const names = Object.keys(row);
  return `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`;
}

/** All of one moment. @param to empty @returns how many rows */
export async function copyStore(from: Store, to: Store): Promise<number> {
  let count = 0;
  const put = (table: string, rows: readonly Row[]): Promise<void> =>
    to.transaction(async (queries) => {
      for (const row of rows) await queries.run(insertion(table, row), ...Object.values(row));
    });
  await to.run('DELETE FROM server_state');
  await from.snapshot(async (rowsOf) => {
    for (const table of LASTING) {
      let batch: Row[] = [];
      for await (const row of rowsOf(table)) {
        batch.push(row);
        count++;
        if (batch.length < BATCH) continue;
        await put(table, batch);
        batch = [];
      }
      await put(table, batch);
    }
  });
  return count;
}
