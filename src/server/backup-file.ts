/** The backup file: one SQLite file with all lasting rows and the server's secrets, readable by its owner alone. A restore raises the epoch. */
import { existsSync, rmSync } from 'node:fs';
import { copyFile, mkdtemp, open, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { databaseFile, openData, readEpoch } from './data-location.ts';
import { type DataLocation, OptionsError } from './options.ts';
import { bindSecrets, storedSecrets, writeSecretsFile, writeSecretsTable } from './secrets.ts';
import { copyStore, isEmpty } from './store/copy.ts';
import { MIGRATIONS } from './store/migrations.ts';
import { postgresVersion } from './store/postgres.ts';
import { openSqlite, sqliteVersion } from './store/sqlite.ts';
import type { Store } from './store/store.ts';

async function withStore<Result>(opening: Promise<Store>, act: (store: Store) => Promise<Result>): Promise<Result> {
  const store = await opening;
  try {
    return await act(store);
  } finally {
    await store.close();
  }
}

async function synced(path: string): Promise<void> {
  const handle = await open(path, 'r');
  await handle.sync().finally(() => handle.close());
}

/** A backup must not migrate the tables of a running server. @throws OptionsError */
async function ensurePresentVersion(place: DataLocation): Promise<void> {
  const version = await (place.kind === 'postgres'
    ? postgresVersion(place.url)
    : sqliteVersion(databaseFile(place.folder))
  ).catch(() => null);
  if (version === null) throw new OptionsError('There is no data here. Give the place of the server with --data.');
  if (version !== MIGRATIONS.length)
    throw new OptionsError('This data is of another version of the key server: back it up with that version.');
}

/**
 * Writes a copy of one moment, also while the server runs. The file appears whole or not at all.
 * @returns the number of rows
 * @throws OptionsError when the place holds no server's data, or the file exists
 */
export async function backUp(place: DataLocation, to: string): Promise<number> {
  const file = resolve(to);
  await ensurePresentVersion(place);
  if (existsSync(file)) throw new OptionsError(`${file} is there already. Give another name with --to.`);
  process.umask(0o077);
  const part = `${file}.part`;
  rmSync(part, { force: true });
  const { store, folder } = await openData(place);
  const count = await withStore(Promise.resolve(store), (from) =>
    withStore(openSqlite(part), async (copy) => {
      const rows = await copyStore(from, copy);
      await writeSecretsTable(copy, await storedSecrets(from, folder));
      return rows;
    }),
  );
  await synced(part);
  await rename(part, file);
  await synced(dirname(file));
  return count;
}

/** The next epoch is a time in seconds since 1970, so two restores of one backup have different epochs. */
const nextEpoch = (epoch: number): number => Math.max(epoch + 1, Math.floor(Date.now() / 1000));

/**
 * Puts a backup into an empty place.
 * @returns the new epoch
 * @throws OptionsError when the place is not empty, or the file does not exist
 */
export async function restore(from: string, place: DataLocation): Promise<number> {
  const file = resolve(from);
  if (!existsSync(file)) throw new OptionsError(`There is no ${file}.`);
  if (place.kind === 'folder' && existsSync(databaseFile(place.folder)))
    throw new OptionsError(`${place.folder} holds a server's data already. Give an empty folder with --data.`);
  process.umask(0o077);
  // A backup of an older version is migrated; a copy is opened so that the backup does not change.
  const scratch = await mkdtemp(join(dirname(file), '.restore-'));
  const copy = join(scratch, 'backup.sqlite');
  const { store, folder } = await openData(place);
  let done = false;
  try {
    const made = await withStore(Promise.resolve(store), async (to) => {
      if (!(await isEmpty(to))) throw new OptionsError('This database is not empty. Give an empty one.');
      await copyFile(file, copy);
      return await withStore(openSqlite(copy, file), async (backup) => {
        const secrets = await storedSecrets(backup, null);
        await copyStore(backup, to);
        const epoch = nextEpoch(await readEpoch(to));
        await to.run("UPDATE server_state SET value = ? WHERE name = 'epoch'", epoch);
        if (folder !== null) await bindSecrets(to, secrets);
        // The secrets come last: a server does not start without them, so none starts on half of a backup or under the old epoch.
        await (folder === null ? writeSecretsTable(to, secrets) : writeSecretsFile(folder, secrets));
        return epoch;
      });
    });
    done = true;
    return made;
  } finally {
    // An empty database would make the next try fail.
    if (!done && folder !== null)
      for (const end of ['', '-wal', '-shm']) await rm(`${databaseFile(folder)}${end}`, { force: true });
    await rm(scratch, { recursive: true, force: true });
  }
}
