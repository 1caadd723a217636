/** The numbered steps from an empty database to the present one. A released step never changes; new steps are appended. */
import { IDENTITY_TABLES } from '../identities/tables.ts';
import { MAILBOX_TABLES } from '../mailbox/tables.ts';
import { ROW_TABLES } from '../rows/tables.ts';
import type { Queries } from './store.ts';

/** SQL of one step, in the portable subset. Tables end in `WITHOUT ROWID`, so that no order of insertion links rows of different tables. */
export type Migration = readonly string[];

const STATE: Migration = [
  // epoch: a number that every statement of this server's history contains.
  'CREATE TABLE server_state (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID',
  "INSERT INTO server_state (name, value) VALUES ('epoch', 1)",
  // Used without a data folder, and in backups.
  'CREATE TABLE server_secrets (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID',
  // Spent challenges (challenges.ts), until they expire.
  `CREATE TABLE spent_challenges (
    owner BLOB NOT NULL,
    challenge BLOB NOT NULL,
    expires INTEGER NOT NULL,
    PRIMARY KEY (owner, challenge)
  ) WITHOUT ROWID`,
  'CREATE INDEX spent_challenges_by_expiry ON spent_challenges (expires)',
  // Admissions to a server whose registration is closed (identities/admission.ts). ends in ms.
  'CREATE TABLE admissions (code BLOB PRIMARY KEY, uses INTEGER NOT NULL, ends INTEGER NOT NULL) WITHOUT ROWID',
  // Uses of them that are taken by first writes under way (identities/reservations.ts): a few rows.
  `CREATE TABLE reservations (
    code BLOB NOT NULL,
    identity BLOB NOT NULL,
    ticket BLOB NOT NULL,
    expires INTEGER NOT NULL,
    PRIMARY KEY (code, identity)
  ) WITHOUT ROWID`,
];

export const MIGRATIONS: readonly Migration[] = [STATE, IDENTITY_TABLES, ROW_TABLES, MAILBOX_TABLES];

/** Number of the last step; throws when the database has no table of steps. */
async function versionOf(queries: Pick<Queries, 'get'>): Promise<number> {
  const row = await queries.get('SELECT max(version) AS version FROM schema_version');
  return typeof row?.version === 'number' ? row.version : 0;
}

/** The version of a key server's tables; `null` for a database that has others. Throws when it lacks their names. */
export async function foundVersion(queries: Pick<Queries, 'get'>): Promise<number | null> {
  const version = await versionOf(queries);
  const state = await queries.get("SELECT value FROM server_state WHERE name = 'epoch'");
  return version === 0 || state === null ? null : version;
}

/**
 * Brings a database to the present version inside the caller's transaction. Of several processes that start at once one goes through: the
 * others fail at the primary key of `schema_version`, or at a table that is there already, and must try again.
 * @throws Error when the database was written by a newer version
 */
export async function migrate(queries: Queries, adapt: (sql: string) => string = (sql) => sql): Promise<void> {
  await queries.run('CREATE TABLE IF NOT EXISTS schema_version (version INTEGER PRIMARY KEY)');
  const version = await versionOf(queries);
  if (version > MIGRATIONS.length)
    throw new Error('This database was written by a newer version of the key server. Start that version.');
  for (let at = version; at < MIGRATIONS.length; at++) {
    // First, so that others wait here.
    await queries.run('INSERT INTO schema_version (version) VALUES (?)', at + 1);
    for (const sql of MIGRATIONS[at] ?? []) await queries.run(adapt(sql));
  }
}
