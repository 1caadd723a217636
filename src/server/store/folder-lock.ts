/**
 * One server on one data folder: SQLite would let two, each of which stops the other for seconds, and two first starts would make
 * two sets of secrets. The lock is the operating system's: it ends with its process, however that ends.
 */
import { join } from 'node:path';
import { holdFile } from './sqlite.ts';

/** @returns lets go of it @throws Error where another server has it */
export function lockFolder(folder: string): () => void {
  const release = holdFile(join(folder, 'key-server.lock'));
  if (release !== null) return release;
  throw new Error(`Another server runs on ${folder}. A data folder is for one server; several share one PostgreSQL.`);
}
