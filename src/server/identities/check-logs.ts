/** Verifies the stored log of every identity, also while the server runs. Changes nothing. */
import { verifyLog } from '../../keys/log/verify.ts';
import { bareHex } from '../../lib/bytes.ts';
import { bytesIn, numberIn, type Store, StoreUnavailable } from '../store/store.ts';
import { readIdentity } from './row.ts';

export interface Checked {
  identities: number;
  /** One sentence per fault. Identities are named by their ID. */
  faults: string[];
}

async function checkLog(store: Store, id: Uint8Array, number: number, hash: Uint8Array, now: number): Promise<void> {
  const sql = 'SELECT bytes FROM log_entries WHERE identity = ? AND number <= ? ORDER BY number';
  const entries = (await store.all(sql, id, number)).map((row) => bytesIn(row, 'bytes'));
  if (entries.length !== number + 1) throw new Error('Entries are missing.');
  verifyLog(entries, { now, trusted: { number, hash }, forget: true });
}

/** One that is removed while its log is read has no entries, which is no fault. */
async function isRemoved(store: Store, id: Uint8Array): Promise<boolean> {
  const row = await readIdentity(store, id);
  return row === null || row.deleteAt === 0;
}

/** @throws StoreUnavailable, which is no fault of the data */
export async function checkLogs(store: Store, now: number): Promise<Checked> {
  const rows = await store.all(
    'SELECT id, head_number, head_hash FROM identities WHERE delete_at IS NULL OR delete_at > 0',
  );
  const faults: string[] = [];
  for (const row of rows) {
    const id = bytesIn(row, 'id');
    try {
      await checkLog(store, id, numberIn(row, 'head_number'), bytesIn(row, 'head_hash'), now);
    } catch (error) {
      if (error instanceof StoreUnavailable) throw error;
      const what = error instanceof Error ? error.message : String(error);
      if (!(await isRemoved(store, id))) faults.push(`Identity ${bareHex(id)}: ${what}`);
    }
  }
  return { identities: rows.length, faults };
}
