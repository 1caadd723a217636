/** Opens what the operator named: the store and the folder of the secrets. Leaves nothing readable to others. */
import { existsSync, mkdirSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { OptionsError, type Place } from './options.ts';
import { openPostgres } from './store/postgres.ts';
import { openSqlite } from './store/sqlite.ts';
import { numberIn, type Store } from './store/store.ts';

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

export async function openPlace(place: Place): Promise<OpenPlace> {
  if (place.kind === 'postgres') return { store: await openPostgres(place.url), folder: null };
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
