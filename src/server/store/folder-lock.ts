/**
 * Allows one server per data folder. SQLite would allow two, which would block each other for seconds, and two first starts would make
 * two sets of secrets. The operating system holds the lock, so it ends with the process, however that ends.
 */
import { join } from 'node:path';
import { lockFile } from './sqlite.ts';

/** @returns a function that unlocks it @throws Error when another server has the lock */
export function lockFolder(folder: string): () => void {
  const release = lockFile(join(folder, 'key-server.lock'));
  if (release !== null) return release;
  throw new Error(`Another server runs on ${folder}. A data folder is for one server; several share one PostgreSQL.`);
}
