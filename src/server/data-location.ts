/** Opens the operator's place: the store and the folder of the secrets. Its files are readable by their owner alone. */
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type DataLocation, OptionsError } from './options.ts';
import { isUnstarted } from './secrets.ts';
import { lockFolder } from './store/folder-lock.ts';
import { MIGRATIONS } from './store/migrations.ts';
import { openPostgres, postgresVersion } from './store/postgres.ts';
import { openSqlite, sqliteVersion } from './store/sqlite.ts';
import { numberIn, type Store, StoreUnavailable } from './store/store.ts';

export const databaseFile = (folder: string): string => join(folder, 'key-server.sqlite');

export interface OpenData {
  store: Store;
  /** Folder of the secrets; `null` when they lie in the database. */
  folder: string | null;
}

/** Makes a folder, one level after the other: Node's recursive mkdir never returns on a file system without folders (/proc). @throws OptionsError */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  if (dirname(folder) !== folder) makeFolder(dirname(folder));
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'EEXIST') return;
    throw new OptionsError(`The folder ${folder} cannot be made (${code}). Give another one with --data.`);
  }
}

/**
 * Refuses to write as root into a folder of another user: the server would not be able to read what root has written there.
 * @throws OptionsError
 */
function ensureOwn(folder: string): void {
  if (process.getuid?.() !== 0) return;
  const { uid } = statSync(folder);
  if (uid !== 0)
    throw new OptionsError(`${folder} belongs to user ${uid}. Run this command as that user: sudo -u '#${uid}' ...`);
}

/** How long, and at which intervals, the server tries to reach a database that does not answer (ms). */
const WAITING = { longest: 60_000, pause: 1000 };

/** Opens the store; a database that starts beside this server may need a while. @param waits called once before waiting */
async function openInTime(open: () => Promise<Store>, waits: () => void): Promise<Store> {
  const end = performance.now() + WAITING.longest;
  for (let told = false; ; told = true)
    try {
      return await open();
    } catch (error) {
      if (!(error instanceof StoreUnavailable) || performance.now() > end) throw error;
      if (!told) waits();
      await new Promise((resolve) => setTimeout(resolve, WAITING.pause));
    }
}

/** Makes the folder and locks it against other servers; does nothing for PostgreSQL. @returns a function that unlocks it */
export function lockData(place: DataLocation): () => void {
  if (place.kind === 'postgres') return () => undefined;
  makeFolder(place.folder);
  ensureOwn(place.folder);
  const mask = process.umask(0o077);
  try {
    return lockFolder(place.folder);
  } finally {
    process.umask(mask);
  }
}

/** The version of the tables that lie there, without changing anything; `null` when a key server has made none. */
async function versionAt(place: DataLocation): Promise<number | null> {
  if (place.kind === 'postgres') return postgresVersion(place.url);
  const file = databaseFile(place.folder);
  if (!existsSync(file)) return null;
  ensureOwn(place.folder);
  return sqliteVersion(file);
}

/**
 * Opening data brings it to the present version, which only a start of the server may do: another one may be running on it.
 * @returns whether a key server's tables are there
 * @throws OptionsError when they are of another version
 */
export async function ensurePresentVersion(place: DataLocation): Promise<boolean> {
  const version = await versionAt(place);
  if (version !== null && version !== MIGRATIONS.length)
    throw new OptionsError(
      'This data is of another version of the key server. Run the command of that version; a start of this server brings older data to its own.',
    );
  return version !== null;
}

function noData(place: DataLocation): OptionsError {
  const where = place.kind === 'folder' ? place.folder : 'this PostgreSQL database';
  return new OptionsError(
    `There is no data in ${where}. Name the folder of the server with --data, or its PostgreSQL with DATABASE_URL.`,
  );
}

/**
 * The data of a server that has run here, for the operator's other commands. Makes neither tables nor secrets.
 * @throws OptionsError when there is none, or it is of another version
 */
export async function openExisting(place: DataLocation): Promise<OpenData> {
  if (!(await ensurePresentVersion(place))) throw noData(place);
  const opened = await openData(place);
  try {
    if (await isUnstarted(opened.store, opened.folder)) throw noData(place);
    return opened;
  } catch (error) {
    await opened.store.close();
    throw error;
  }
}

/** @param waits if given, waits for a database that does not answer yet; called once */
export async function openData(place: DataLocation, waits?: () => void): Promise<OpenData> {
  if (place.kind === 'postgres') {
    const open = () => openPostgres(place.url, { connections: place.connections });
    return { store: await (waits ? openInTime(open, waits) : open()), folder: null };
  }
  makeFolder(place.folder);
  ensureOwn(place.folder);
  const mask = process.umask(0o077);
  try {
    return { store: await openSqlite(databaseFile(place.folder)), folder: place.folder };
  } finally {
    process.umask(mask);
  }
}

export async function readEpoch(store: Store): Promise<number> {
  const row = await store.get("SELECT value FROM server_state WHERE name = 'epoch'");
  return numberIn(row ?? {}, 'value');
}

/** Free space on the disk of the data (bytes); infinite for PostgreSQL. */
export async function freeBytesAt(folder: string | null): Promise<number> {
  if (folder === null) return Number.POSITIVE_INFINITY;
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}
