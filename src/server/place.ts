/** Opens what the operator named: the store and the folder of the secrets. Leaves nothing readable to others. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Place } from './options.ts';
import { openPostgres } from './store/postgres.ts';
import { openSqlite } from './store/sqlite.ts';
import { numberIn, type Store } from './store/store.ts';

export const databaseFile = (folder: string): string => join(folder, 'key-server.sqlite');

export interface OpenPlace {
  store: Store;
  /** Of the secrets; `null`: they lie in the database. */
  folder: string | null;
}

export async function openPlace(place: Place): Promise<OpenPlace> {
  if (place.kind === 'postgres') return { store: await openPostgres(place.url), folder: null };
  mkdirSync(place.folder, { recursive: true, mode: 0o700 });
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
