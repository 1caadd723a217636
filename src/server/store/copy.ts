/** Copies lasting rows from one store into an empty one. Short-lived rows stay behind: tokens, challenges, mail, unfinished logins. */
import { MIGRATIONS } from './migrations.ts';
import { insertRows, type Queries, type Row, type Store } from './store.ts';

const PASSING = ['spent_challenges', 'identity_tokens', 'opaque_logins', 'mail'];
/** Tables that belong to the place and not to the data; the caller copies them if it wants to. */
const OWN = ['server_secrets'];
/** Rows in one transaction. */
const BATCH = 500;

/** Every table that a migration made. */
export const TABLES: readonly string[] = MIGRATIONS.flat().flatMap((sql) => /^CREATE TABLE (\w+)/.exec(sql)?.[1] ?? []);

const LASTING = TABLES.filter((table) => ![...PASSING, ...OWN].includes(table));

/** Does the database hold only the rows of a new one? */
export async function isEmpty(store: Store): Promise<boolean> {
  for (const table of TABLES.filter((name) => name !== 'server_state'))
    if ((await store.get(`SELECT 1 AS there FROM ${table} LIMIT 1`)) !== null) return false;
  return true;
}

/** Copies the rows of one moment, in batches of their own transactions. @param to an empty store @returns the number of rows */
export async function copyStore(from: Store, to: Store): Promise<number> {
  return copyRows(from, to, (table, batch) => to.fill(table, batch));
}

/** The same inside a transaction: a stop at any instant leaves the store empty. */
export async function copyInto(from: Store, to: Queries): Promise<number> {
  return copyRows(from, to, (table, batch) => insertRows(to, table, batch));
}

async function copyRows(
  from: Store,
  to: Queries,
  put: (table: string, batch: readonly Row[]) => Promise<void>,
): Promise<number> {
  let count = 0;
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
