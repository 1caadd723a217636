/** Before the server's tests: processes for their apps, and a PostgreSQL, unless DATABASE_URL names one. Fails where there is none: its half is never left out. */
import { startPostgres } from '../../../scripts/lib/postgres.mjs';
import { forkProcesses } from './processes.ts';

export default async function setup(): Promise<() => Promise<void>> {
  const [endProcesses, postgres] = await Promise.all([
    forkProcesses(),
    process.env.DATABASE_URL === undefined ? startPostgres() : null,
  ]);
  if (postgres !== null) process.env.DATABASE_URL = postgres.url;
  return async () => {
    endProcesses();
    await postgres?.stop();
  };
}
