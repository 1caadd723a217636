/** Fills a key server's database with a million ID rows, key rows and identities, for measuring. What lies in them opens nothing. */
import { createHash } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import { openPostgres } from '../../src/server/store/postgres.ts';
import { openSqlite } from '../../src/server/store/sqlite.ts';

export const ROWS = 1_000_000;
const BLOB = 300;

/** Name of a row: 32 bytes. @param {number} at */
export function nameOf(at) {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(at);
  return createHash('sha256').update(bytes).digest();
}

const COLUMNS = {
  id_rows: 'locator, salt, control, frozen',
  key_rows: 'number, login_public_key, blob, version, control, frozen',
  identities:
    'id, head_number, head_hash, sequence, log_epoch, box_count, box_bytes, audit_number, audit_key, delete_at',
};

/** @param {string} file */
export async function fillSqlite(file) {
  await (await openSqlite(file)).close();
  const database = new DatabaseSync(file);
  // Written once, before anything is measured; the server opens it with its own settings.
  for (const pragma of ['synchronous = OFF', 'journal_mode = MEMORY', 'cache_size = -400000'])
    database.exec(`PRAGMA ${pragma}`);
  const names = Array.from({ length: ROWS }, (_, at) => nameOf(at)).sort(Buffer.compare);
  const values = {
    id_rows: '?1, ?1, ?1, 0',
    key_rows: `?1, ?1, zeroblob(${BLOB}), 1, ?1, 0`,
    identities: '?1, 0, ?1, 1, 1, 0, 0, 0, NULL, NULL',
  };
  database.exec('BEGIN');
  for (const [table, columns] of Object.entries(COLUMNS)) {
    const insert = database.prepare(
      `INSERT INTO ${table} (${columns}) VALUES (${values[/** @type {keyof typeof values} */ (table)]})`,
    );
    for (const name of names) insert.run(name);
  }
  database.exec('COMMIT');
  database.exec('PRAGMA journal_mode = WAL');
  database.close();
}

/** @param {string} url */
export async function fillPostgres(url) {
  await (await openPostgres(url)).close();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const name = 'sha256(int4send(n))';
  const values = {
    id_rows: `${name}, ${name}, ${name}, 0`,
    key_rows: `${name}, ${name}, decode(repeat('00', ${BLOB}), 'hex'), 1, ${name}, 0`,
    identities: `${name}, 0, ${name}, 1, 1, 0, 0, 0, NULL, NULL`,
  };
  for (const [table, columns] of Object.entries(COLUMNS)) {
    const selected = values[/** @type {keyof typeof values} */ (table)];
    await client.query(
      `INSERT INTO ${table} (${columns}) SELECT ${selected} FROM generate_series(0, ${ROWS - 1}) AS n`,
    );
    await client.query(`VACUUM ANALYZE ${table}`);
  }
  await client.end();
}
