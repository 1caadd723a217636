/** Before the server's tests: a PostgreSQL, unless DATABASE_URL names one. Fails where there is none: its half is never left out. */
import { startPostgres } from '../../../scripts/lib/postgres.mjs';

export default async function setup(): Promise<() => Promise<void>> {
  if (process.env.DATABASE_URL !== undefined) return async () => undefined;
  const { url, stop } = await startPostgres();
  process.env.DATABASE_URL = url;
  return stop;
}
