/** Checks all that a server stores: the SQLite file, that the secrets belong to the data, and each identity's log. */
import { existsSync } from 'node:fs';
import { databaseFile, openExisting } from './data-location.ts';
import { type Checked, checkLogs } from './identities/check-logs.ts';
import type { DataLocation } from './options.ts';
import { ensureSetups } from './rows/setups-of-records.ts';
import { loadSecrets } from './secrets.ts';
import { faultsOfFile } from './store/sqlite.ts';
import { StoreUnavailable } from './store/store.ts';

const sentence = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/**
 * @throws OptionsError when the place holds no server's data, or that of another version
 * @throws Error when the database cannot be reached or is too busy, which is no fault of the data
 */
export async function checkData(place: DataLocation, now: number): Promise<Checked> {
  if (place.kind === 'folder') {
    const file = databaseFile(place.folder);
    const faults = existsSync(file) ? faultsOfFile(file) : [];
    if (faults.length > 0) return { identities: 0, faults };
  }
  const { store, folder } = await openExisting(place);
  try {
    const secrets = await loadSecrets(store, folder);
    const checked = await checkLogs(store, now);
    await ensureSetups(store, secrets).catch((error: unknown) => {
      if (error instanceof StoreUnavailable) throw error;
      checked.faults.push(sentence(error));
    });
    return checked;
  } catch (error) {
    if (error instanceof StoreUnavailable)
      throw new Error(`The check was not finished, which says nothing about the data. ${error.message} Try again.`, {
        cause: error,
      });
    return { identities: 0, faults: [sentence(error)] };
  } finally {
    await store.close();
  }
}
