/** When the last backup was made: a row of the server's own, for its metrics. */
import { numberIn, type Store } from '../store/store.ts';

const NAME = 'backup';

/** @param now ms since 1970 */
export async function noteBackup(store: Store, now: number): Promise<void> {
  const sql = `INSERT INTO server_state (name, value) VALUES (?, ?)
    ON CONFLICT (name) DO UPDATE SET value = excluded.value`;
  await store.run(sql, NAME, Math.floor(now / 1000));
}

/** Seconds since 1970; 0 when none was made. */
export async function lastBackup(store: Store): Promise<number> {
  const row = await store.get('SELECT value FROM server_state WHERE name = ?', NAME);
  return row === null ? 0 : numberIn(row, 'value');
}
