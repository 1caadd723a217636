/** Writes the row of an account name: a new one, or a replacement for a row whose control token is shown. Never takes a name from its owner. */
import { controlHash } from '../../keys/statement.ts';
import { equalBytes } from '../../lib/bytes.ts';
import { bytesIn, numberIn, type Row, type Store, textIn } from '../store/store.ts';

export interface NewOpaqueRow {
  registration: Uint8Array;
  record: string;
  /** Number of the server setup under which the record was made. */
  setup: number;
  salt: Uint8Array;
  control: Uint8Array;
  replaces: Uint8Array | null;
}

/** Row of `server_state`: the least number of a setup under which a record may still be made. */
const LEAST_SETUP = 'least-opaque-setup';

/** No record is made under a setup before this one from now on, by any process. It never goes back. */
export async function retireSetups(store: Store, least: number): Promise<void> {
  const sql = `INSERT INTO server_state (name, value) VALUES (?, ?)
    ON CONFLICT (name) DO UPDATE SET value = excluded.value WHERE server_state.value < excluded.value`;
  await store.run(sql, LEAST_SETUP, least);
}

async function isRetired(store: Store, setup: number): Promise<boolean> {
  const row = await store.get('SELECT value FROM server_state WHERE name = ?', LEAST_SETUP);
  return row !== null && setup < numberIn(row, 'value');
}

/**
 * A drop retires setups, then counts their records; this writes the record, then looks whether its setup is retired. So one of the two
 * sees the other, whatever the process knows of the secrets, and each statement touches one shard.
 * @returns `exists` when the name has another row and `replaces` is not its control token; `retired`: nothing was written
 * @param account HMAC of the name, 32 bytes
 */
export async function createRegistration(
  store: Store,
  account: Uint8Array,
  row: NewOpaqueRow,
): Promise<'made' | 'exists' | 'retired'> {
  if (await isRetired(store, row.setup)) return 'retired';
  const before = await store.get(
    'SELECT registration, record, setup, salt, control FROM opaque_rows WHERE account = ?',
    account,
  );
  if (!(await write(store, account, row))) return 'exists';
  if (!(await isRetired(store, row.setup))) return 'made';
  await undo(store, account, row, before);
  return 'retired';
}

/** Puts back the row of before, if `row` is there still. */
async function undo(store: Store, account: Uint8Array, row: NewOpaqueRow, before: Row | null): Promise<void> {
  if (before === null) {
    const sql = 'DELETE FROM opaque_rows WHERE account = ? AND registration = ?';
    await store.run(sql, account, row.registration);
    return;
  }
  await store.run(
    `UPDATE opaque_rows SET registration = ?, record = ?, setup = ?, salt = ?, control = ?
      WHERE account = ? AND registration = ?`,
    ...(['registration', 'record', 'setup', 'salt', 'control'] as const).map((column) => before[column] ?? null),
    account,
    row.registration,
  );
}

async function write(store: Store, account: Uint8Array, row: NewOpaqueRow): Promise<boolean> {
  const made = await store.run(
    `INSERT INTO opaque_rows (account, registration, record, setup, salt, control, frozen) VALUES (?, ?, ?, ?, ?, ?, 0)
      ON CONFLICT (account) DO NOTHING`,
    account,
    row.registration,
    row.record,
    row.setup,
    row.salt,
    row.control,
  );
  if (made === 1) return true;
  if (row.replaces !== null && (await replace(store, account, row, row.replaces))) return true;
  return isThere(store, account, row);
}

/** How many records there are under each server setup; setups without records are left out. */
export async function recordsBySetup(store: Store): Promise<{ number: number; records: number }[]> {
  const rows = await store.all('SELECT setup, count(*) AS records FROM opaque_rows GROUP BY setup');
  return rows.map((row) => ({ number: numberIn(row, 'setup'), records: Number(row.records) }));
}

async function replace(store: Store, account: Uint8Array, row: NewOpaqueRow, token: Uint8Array): Promise<boolean> {
  const changed = await store.run(
    'UPDATE opaque_rows SET registration = ?, record = ?, setup = ?, salt = ?, control = ? WHERE account = ? AND control = ?',
    row.registration,
    row.record,
    row.setup,
    row.salt,
    row.control,
    account,
    // The hash of a random token: the time of the comparison reveals nothing about the token.
    controlHash(token),
  );
  return changed === 1;
}

/** Is this the same request again, after its answer was lost? */
async function isThere(store: Store, account: Uint8Array, row: NewOpaqueRow): Promise<boolean> {
  const present = await store.get(
    'SELECT registration, record, salt, control FROM opaque_rows WHERE account = ?',
    account,
  );
  return (
    present !== null &&
    textIn(present, 'record') === row.record &&
    (['registration', 'salt', 'control'] as const).every((column) => equalBytes(bytesIn(present, column), row[column]))
  );
}
