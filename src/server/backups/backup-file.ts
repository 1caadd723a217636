/**
 * Backups: one SQLite file with all lasting rows and the server's secrets, as it is or sealed. Files are readable by their owner alone. A
 * restore raises the epoch.
 */
import { existsSync, statSync } from 'node:fs';
import { copyFile, link, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { bareHex, utf8 } from '../../lib/bytes.ts';
import { sizeText } from '../admin/words.ts';
import {
  databaseFile,
  ensurePresentVersion,
  freeBytesAt,
  lockData,
  type OpenData,
  openData,
  openExisting,
  readEpoch,
} from '../data-location.ts';
import type { Stored } from '../generations.ts';
import { type DataLocation, OptionsError } from '../options.ts';
import { bindSecrets, hasSecretsFile, hmac, insertSecrets, storedSecrets, writeSecretsFile } from '../secrets.ts';
import { copyInto, isEmpty } from '../store/copy.ts';
import { openSqlite } from '../store/sqlite.ts';
import type { Store } from '../store/store.ts';
import { copyServer } from './copy-server.ts';
import { noteBackup } from './last-backup.ts';
import type { BackupOptions, SourceOptions } from './options.ts';
import { backupName, backupsLike, type Retention, superfluous } from './retention.ts';
import { removedOnSignals, withScratch } from './scratch.ts';
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

const isFolder = (path: string): boolean => existsSync(path) && statSync(path).isDirectory();

/** Where a backup goes. `name` is called when the secrets are known. */
interface Target {
  /** Its folder; `null` for standard output. */
  folder: string | null;
  name(secrets: Stored): string;
}

/** @throws OptionsError when the file exists, its folder does not, or backups are to be removed and no folder is named */
function targetOf({ to, recipients, keep }: BackupOptions, now: number): Target {
  if (to !== '-' && isFolder(to))
    return { folder: resolve(to), name: (secrets) => backupName(serverName(secrets), now, recipients.length > 0) };
  if (keep !== null) throw new OptionsError('The --keep options need a folder that exists: name it with --to.');
  if (to === '-') return { folder: null, name: () => '' };
  const file = resolve(to);
  if (existsSync(file)) throw isThere(file);
  if (!isFolder(dirname(file))) throw new OptionsError(`There is no folder ${dirname(file)}.`);
  return { folder: dirname(file), name: () => basename(file) };
}

const isThere = (file: string): OptionsError =>
  new OptionsError(`${file} already exists. Give another name with --to.`);

/** What tells the backups of one server from those of another in the same folder. It outlives rotations of the server's keys. */
const serverName = ({ falseAnswerKey = new Uint8Array(0) }: Stored): string =>
  bareHex(hmac(falseAnswerKey, utf8('dramatis backup name'))).slice(0, 8);

export interface MadeBackup {
  rows: number;
  /** `null` for standard output. */
  file: string | null;
  /** Names of the old backups that were removed. */
  removed: readonly string[];
  /** Names in the folder that look like backups but do not count: empty or unreadable, or dated later than this one. */
  strange: readonly string[];
}

/** @throws Error when the copy would fill the disk of the data, which would stop the server */
async function ensureRoom(place: DataLocation): Promise<void> {
  if (place.kind === 'postgres') return;
  const { size } = await stat(databaseFile(place.folder));
  const free = await freeBytesAt(place.folder);
  if (free < size + ROOM)
    throw new Error(
      `The copy needs about ${sizeText(size)} on the disk of ${place.folder}, and ${sizeText(free)} are free. Make room first.`,
    );
}
/** What must stay free beside the copy (bytes). */
const ROOM = 64 * 1024 * 1024;

/**
 * Writes a copy of one moment, also while the server runs. The file appears whole or not at all. Old backups are removed only after that.
 * A copy that is sealed or piped lies beside the data until it is done, so that the target never holds it unsealed.
 * @param now ms since 1970
 * @throws OptionsError when the place holds no server's data or that of another version, or the file exists
 */
export async function backUp(options: BackupOptions, now: number): Promise<MadeBackup> {
  const opened = await openExisting(options.place);
  return withStore(Promise.resolve(opened.store), () => copyOut(opened, options, now));
}

async function copyOut(from: OpenData, options: BackupOptions, now: number): Promise<MadeBackup> {
  const { place, recipients, keep } = options;
  const target = targetOf(options, now);
  process.umask(0o077);
  const isBesideData = target.folder === null || recipients.length > 0;
  if (isBesideData) await ensureRoom(place);
  const besideData = place.kind === 'folder' ? place.folder : tmpdir();
  return withScratch(isBesideData ? besideData : (target.folder ?? besideData), async (scratch) => {
    const copy = join(scratch, 'copy.sqlite');
    const { rows, secrets } = await withStore(openSqlite(copy), (to) => copyServer(from, to));
    const file = await deliver(copy, target, recipients, secrets);
    const { removed, strange } =
      file === null || keep === null ? { removed: [], strange: [] } : await thinOut(file, keep);
    await noteBackup(from.store, now).catch((cause: unknown) => {
      throw new Error('The backup is made, but its time could not be written into the database.', { cause });
    });
    return { rows, file, removed, strange };
  });
}

/** @returns the file; `null` for standard output */
async function deliver(
  copy: string,
  { folder, name }: Target,
  recipients: readonly string[],
  secrets: Stored,
): Promise<string | null> {
  if (folder === null) {
    await writeSealed(copy, null, recipients);
    return null;
  }
  const file = join(folder, name(secrets));
  if (recipients.length === 0) await appear(copy, file);
  else
    await withScratch(folder, async (near) => {
      const sealed = join(near, basename(file));
      await writeSealed(copy, sealed, recipients);
      await appear(sealed, file);
    });
  return file;
}

/** File systems without hard links answer one of these. */
const NO_LINKS = ['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'EMLINK'];

/** Gives a whole file its name, so that it is there after a power failure. Never replaces another. @throws OptionsError */
async function appear(from: string, to: string): Promise<void> {
  await synced(from);
  await link(from, to).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code === 'EEXIST' || existsSync(to)) throw isThere(to);
    if (!NO_LINKS.includes(error.code ?? '')) throw error;
    await rename(from, to);
  });
  await synced(dirname(to));
}

/** @param made the backup that was just made, which stays */
async function thinOut(made: string, keep: Retention): Promise<Pick<MadeBackup, 'removed' | 'strange'>> {
  const folder = dirname(made);
  const names = backupsLike(basename(made), await readdir(folder));
  const empty: string[] = [];
  for (const name of names)
    if (
      !(await stat(join(folder, name)).then(
        ({ size }) => size > 0,
        () => false,
      ))
    )
      empty.push(name);
  const { removed, future } = superfluous(
    names.filter((name) => !empty.includes(name)),
    keep,
    basename(made),
  );
  for (const name of removed) await rm(join(folder, name));
  return { removed, strange: [...empty, ...future] };
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

const ENDS = ['', '-wal', '-shm'];

/** @throws OptionsError when the place holds data, of this version or another one */
async function ensureFree(place: DataLocation): Promise<void> {
  if (place.kind === 'folder' && hasSecretsFile(place.folder)) throw isTaken(place);
  await ensurePresentVersion(place);
}

const isTaken = (place: DataLocation): OptionsError =>
  new OptionsError(
    place.kind === 'folder'
      ? `${place.folder} holds a server's data already. Give an empty folder with --data.`
      : 'This database is not empty. Give an empty one.',
  );

/**
 * Puts a backup into an empty place. All rows come in one transaction: whatever ends the restore, the next one finds the place empty.
 * @returns the new epoch
 * @throws OptionsError when the place is not empty, the file does not exist, or the key does not open it
 */
export async function restore(source: SourceOptions, place: DataLocation): Promise<number> {
  const file = resolve(source.file);
  if (!existsSync(file)) throw new OptionsError(`There is no ${file}.`);
  if (isFolder(file)) throw new OptionsError(`${file} is a folder. Name one backup in it with --from.`);
  await ensureFree(place);
  process.umask(0o077);
  const unlock = lockData(place);
  // A restore that was killed has left an empty one.
  const isNew = place.kind === 'folder' && !existsSync(databaseFile(place.folder));
  const files = isNew ? ENDS.map((end) => databaseFile(place.folder) + end) : [];
  let done = false;
  try {
    const epoch = await removedOnSignals(files, () => restoreInto({ ...source, file }, place));
    done = true;
    return epoch;
  } finally {
    if (!done) for (const each of files) await rm(each, { force: true });
    unlock();
  }
}

async function restoreInto(source: SourceOptions, place: DataLocation): Promise<number> {
  const { store, folder } = await openData(place);
  return withStore(Promise.resolve(store), async (to) => {
    if (!(await isEmpty(to))) throw isTaken(place);
    // A copy is opened, because a backup of an older version is migrated. It lies beside the data, never where the backups are.
    return await withScratch(folder ?? tmpdir(), async (scratch) => {
      const copy = await unsealed(source, scratch);
      return await withStore(openSqlite(copy, source.file), async (backup) => {
        const secrets = await storedSecrets(backup, null);
        const epoch = nextEpoch(await readEpoch(backup));
        await to.transaction(async (queries) => {
          await copyInto(backup, queries);
          await queries.run("UPDATE server_state SET value = ? WHERE name = 'epoch'", epoch);
          await (folder === null ? insertSecrets(queries, secrets) : bindSecrets(queries, secrets));
        });
        // The file of the secrets comes last: a server does not start without it.
        if (folder !== null) await writeSecretsFile(folder, secrets);
        return epoch;
      });
    });
  });
}
