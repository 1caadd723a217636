/**
 * Backups: one SQLite file with all lasting rows and the server's secrets, as it is or sealed. Files are readable by their owner alone. A
 * restore raises the epoch.
 */
import { existsSync, statSync } from 'node:fs';
import { copyFile, mkdtemp, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { databaseFile, openData, readEpoch } from '../data-location.ts';
import { type DataLocation, OptionsError } from '../options.ts';
import { bindSecrets, storedSecrets, writeSecretsFile, writeSecretsTable } from '../secrets.ts';
import { copyStore, isEmpty } from '../store/copy.ts';
import { MIGRATIONS } from '../store/migrations.ts';
import { postgresVersion } from '../store/postgres.ts';
import { openSqlite, sqliteVersion } from '../store/sqlite.ts';
import type { Store } from '../store/store.ts';
import { noteBackup } from './last-backup.ts';
import type { BackupOptions, SourceOptions } from './options.ts';
import { backupName, type Retention, superfluous } from './retention.ts';
import { isSealed, openSealed, writeSealed } from './sealed-file.ts';

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

const SCRATCH = '.key-server-scratch-';
/** A folder that is older was left by a process that was killed (ms). */
const ABANDONED = 24 * 60 * 60 * 1000;

/** Runs `act` with a new folder inside `parent`, which is removed after it. */
async function withScratch<Result>(parent: string, act: (folder: string) => Promise<Result>): Promise<Result> {
  for (const name of await readdir(parent))
    if (name.startsWith(SCRATCH) && (await stat(join(parent, name))).mtimeMs < Date.now() - ABANDONED)
      await rm(join(parent, name), { recursive: true, force: true });
  const folder = await mkdtemp(join(parent, SCRATCH));
  try {
    return await act(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const isFolder = (path: string): boolean => existsSync(path) && statSync(path).isDirectory();

interface Target {
  /** `null` for standard output. */
  file: string | null;
  /** The folder whose old backups are removed; `null` when the person named a file. */
  folder: string | null;
}

/** @throws OptionsError when the file exists, its folder does not, or backups are to be removed and no folder is named */
function targetOf({ to, recipients, keep }: BackupOptions, now: number): Target {
  const folder = to !== '-' && isFolder(to) ? resolve(to) : null;
  if (folder === null && keep !== null)
    throw new OptionsError('The --keep options go with a folder that exists: name it with --to.');
  if (to === '-') return { file: null, folder };
  const file = folder === null ? resolve(to) : join(folder, backupName(now, recipients.length > 0));
  if (existsSync(file)) throw new OptionsError(`${file} is there already. Give another name with --to.`);
  if (!isFolder(dirname(file))) throw new OptionsError(`There is no folder ${dirname(file)}.`);
  return { file, folder };
}

export interface MadeBackup {
  rows: number;
  /** `null` for standard output. */
  file: string | null;
  /** Names of the old backups that were removed. */
  removed: readonly string[];
}

/**
 * Writes a copy of one moment, also while the server runs. The file appears whole or not at all. Old backups are removed only after that.
 * A copy that is sealed or piped lies beside the data until it is done, so that the target never holds it unsealed.
 * @param now ms since 1970
 * @throws OptionsError when the place holds no server's data, or the file exists
 */
export async function backUp(options: BackupOptions, now: number): Promise<MadeBackup> {
  const { place, recipients, keep } = options;
  await ensurePresentVersion(place);
  const { file, folder: kept } = targetOf(options, now);
  process.umask(0o077);
  const besideData = place.kind === 'folder' ? place.folder : tmpdir();
  const { store, folder } = await openData(place);
  return withStore(Promise.resolve(store), (from) =>
    withScratch(file === null || recipients.length > 0 ? besideData : dirname(file), async (scratch) => {
      const copy = join(scratch, 'copy.sqlite');
      const rows = await withStore(openSqlite(copy), async (to) => {
        const count = await copyStore(from, to);
        await writeSecretsTable(to, await storedSecrets(from, folder));
        return count;
      });
      if (file === null) await writeSealed(copy, null, recipients);
      else if (recipients.length === 0) await appear(copy, file);
      else
        await withScratch(dirname(file), async (near) => {
          const sealed = join(near, basename(file));
          await writeSealed(copy, sealed, recipients);
          await appear(sealed, file);
        });
      await noteBackup(from, now);
      return { rows, file, removed: kept === null || keep === null ? [] : await thinOut(kept, keep) };
    }),
  );
}

/** Gives a whole file its name, so that it is there after a power failure. */
async function appear(from: string, to: string): Promise<void> {
  await synced(from);
  await rename(from, to);
  await synced(dirname(to));
}

async function thinOut(folder: string, keep: Retention): Promise<string[]> {
  const names = superfluous(await readdir(folder), keep);
  for (const name of names) await rm(join(folder, name));
  return names;
}

/** The next epoch is a time in seconds since 1970, so two restores of one backup have different epochs. */
const nextEpoch = (epoch: number): number => Math.max(epoch + 1, Math.floor(Date.now() / 1000));

/** The backup as a file of SQLite inside `folder`; the backup itself does not change. @throws OptionsError */
async function unsealed({ file, identity }: SourceOptions, folder: string): Promise<string> {
  const copy = join(folder, 'backup.sqlite');
  if (!(await isSealed(file))) await copyFile(file, copy);
  else if (identity === null)
    throw new OptionsError(`${file} is sealed. Name the file with its secret key: --identity FILE`);
  else await openSealed(file, copy, identity);
  return copy;
}

/**
 * Puts a backup into an empty place.
 * @returns the new epoch
 * @throws OptionsError when the place is not empty, the file does not exist, or the key does not open it
 */
export async function restore(source: SourceOptions, place: DataLocation): Promise<number> {
  const file = resolve(source.file);
  if (!existsSync(file)) throw new OptionsError(`There is no ${file}.`);
  if (place.kind === 'folder' && existsSync(databaseFile(place.folder)))
    throw new OptionsError(`${place.folder} holds a server's data already. Give an empty folder with --data.`);
  process.umask(0o077);
  const { store, folder } = await openData(place);
  let done = false;
  try {
    const made = await withStore(Promise.resolve(store), async (to) => {
      if (!(await isEmpty(to))) throw new OptionsError('This database is not empty. Give an empty one.');
      // A copy is opened, because a backup of an older version is migrated. It lies beside the data, never where the backups are.
      return await withScratch(folder ?? tmpdir(), async (scratch) => {
        const copy = await unsealed({ ...source, file }, scratch);
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
    });
    done = true;
    return made;
  } finally {
    // An empty database would make the next try fail.
    if (!done && folder !== null)
      for (const end of ['', '-wal', '-shm']) await rm(`${databaseFile(folder)}${end}`, { force: true });
  }
}
