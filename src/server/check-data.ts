/** Checks all that a server stores: the SQLite file, that the secrets belong to the data, and each identity's log. */
import { existsSync } from 'node:fs';
import { verifyLog } from '../keys/log/verify.ts';
import { bareHex } from '../lib/bytes.ts';
import { databaseFile, openExisting } from './data-location.ts';
import type { DataLocation } from './options.ts';
import { recordsBySetup } from './rows/registration.ts';
import { loadSecrets } from './secrets.ts';
import { faultsOfFile } from './store/sqlite.ts';
import { bytesIn, numberIn, type Store } from './store/store.ts';

export interface Checked {
  identities: number;
  /** One sentence per fault. Identities are named by their ID. */
  faults: string[];
}

const sentence = (error: unknown): string => (error instanceof Error ? error.message : String(error));

async function checkLog(store: Store, id: Uint8Array, number: number, hash: Uint8Array, now: number): Promise<void> {
  const sql = 'SELECT bytes FROM log_entries WHERE identity = ? AND number <= ? ORDER BY number';
  const entries = (await store.all(sql, id, number)).map((row) => bytesIn(row, 'bytes'));
  if (entries.length !== number + 1) throw new Error('Entries are missing.');
  verifyLog(entries, { now, trusted: { number, hash }, forget: true });
}

async function checkIdentities(store: Store, now: number): Promise<Checked> {
  const rows = await store.all(
    'SELECT id, head_number, head_hash FROM identities WHERE delete_at IS NULL OR delete_at > 0',
  );
  const faults: string[] = [];
  for (const row of rows) {
    const id = bytesIn(row, 'id');
    await checkLog(store, id, numberIn(row, 'head_number'), bytesIn(row, 'head_hash'), now).catch((error: unknown) =>
      faults.push(`Identity ${bareHex(id)}: ${sentence(error)}`),
    );
  }
  return { identities: rows.length, faults };
}

/** @throws OptionsError when the place holds no server's data */
export async function checkData(place: DataLocation, now: number): Promise<Checked> {
  if (place.kind === 'folder') {
    const file = databaseFile(place.folder);
    const faults = existsSync(file) ? faultsOfFile(file) : [];
    if (faults.length > 0) return { identities: 0, faults };
  }
  const { store, folder } = await openExisting(place);
  try {
    const { opaqueSetups } = await loadSecrets(store, folder);
    const checked = await checkIdentities(store, now);
    for (const { number } of await recordsBySetup(store))
      if (opaqueSetups.every((setup) => setup.number !== number))
        checked.faults.push(`Passwords were registered under the OPAQUE setup ${number}, which the secrets lack.`);
    return checked;
  } catch (error) {
    return { identities: 0, faults: [sentence(error)] };
  } finally {
    await store.close();
  }
}
