/** Opens what the operator named: the store and the folder of the secrets. Leaves nothing readable to others. */
import { existsSync, mkdirSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { OptionsError, type Place } from './options.ts';
import { lockFolder } from './store/folder-lock.ts';
import { openPostgres } from './store/postgres.ts';
import { openSqlite } from './store/sqlite.ts';
import { numberIn, type Store, StoreUnavailable } from './store/store.ts';

export const databaseFile = (folder: string): string => join(folder, 'key-server.sqlite');

export interface OpenPlace {
  store: Store;
  /** Of the secrets; `null`: they lie in the database. */
  folder: string | null;
}

/** One level after the other: Node's recursive way never ends where a file system makes no folders (/proc). @throws OptionsError */
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

/** How long a database that cannot be reached is waited for, where somebody waits for it; and how often it is tried (ms). */
const WAITING = { longest: 60_000, pause: 1000 };

/** A database that starts beside this server may be a while in coming. @param waits told once, before it waits */
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

/** Makes the folder and keeps other servers from it; nothing to do where PostgreSQL keeps the data. @returns lets go of it */
export function lockPlace(place: Place): () => void {
  if (place.kind === 'postgres') return () => undefined;
  makeFolder(place.folder);
  const mask = process.umask(0o077);
  try {
    return lockFolder(place.folder);
  } finally {
    process.umask(mask);
  }
}

/** @param waits given by whoever waits for a database that cannot be reached yet: told once */
export async function openPlace(place: Place, waits?: () => void): Promise<OpenPlace> {
  if (place.kind === 'postgres') {
    const open = () => openPostgres(place.url, { connections: place.connections });
    return { store: await (waits ? openInTime(open, waits) : open()), folder: null };
  }
  makeFolder(place.folder);
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

/** Room on the disk of the data (bytes); infinite where PostgreSQL keeps it. */
export async function freeBytesAt(folder: string | null): Promise<number> {
  if (folder === null) return Number.POSITIVE_INFINITY;
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}
