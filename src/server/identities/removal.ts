/**
 * The operator removes an identity. It is deleted like one whose owner asked for it: after the same grace, in which everything goes on
 * and the removal can be taken back, or at once. Every process reads the row at each request, so none goes on from a cache.
 */
import { DEFAULT_DELAY } from '../../keys/log/append.ts';
import { verifyLog } from '../../keys/log/verify.ts';
import { bytesIn, numberIn, type Queries, type Store } from '../store/store.ts';
import { forgetFreezeCodes } from './freeze-codes.ts';
import { type IdentityRow, readIdentity, removeIdentity } from './row.ts';

/** Time from the operator's decision to the deletion (ms). */
export const REMOVAL_GRACE = DEFAULT_DELAY;

/** Tries before a removal gives up because others write to the identity all the time. */
const ATTEMPTS = 100;

export interface Removal {
  /** When the identity is deleted (ms since 1970): the earlier one of the operator's time and the owner's. */
  deletesAt: number;
  /** The operator's time, which stays what the first decision set it to. */
  removeAt: number;
}

/** @param at ms since 1970; counts unless the operator is removing the identity already @returns `null` when there is no such identity */
export async function scheduleRemoval(store: Store, id: Uint8Array, at: number): Promise<Removal | null> {
  const sql = `UPDATE identities SET remove_at = coalesce(remove_at, ?),
      delete_at = CASE WHEN delete_at < coalesce(remove_at, ?) THEN delete_at ELSE coalesce(remove_at, ?) END
    WHERE id = ? AND (delete_at IS NULL OR delete_at > 0) RETURNING remove_at, delete_at`;
  const row = await store.get(sql, at, at, at, id);
  return row === null ? null : { deletesAt: numberIn(row, 'delete_at'), removeAt: numberIn(row, 'remove_at') };
}

/** When the identity is deleted by its log alone (ms); `null`: never. */
async function deletionOf(queries: Queries, { id, head }: IdentityRow, now: number): Promise<number | null> {
  const sql = 'SELECT bytes FROM log_entries WHERE identity = ? AND number <= ? ORDER BY number';
  const entries = (await queries.all(sql, id, head.number)).map((row) => bytesIn(row, 'bytes'));
  return verifyLog(entries, { now, trusted: head, forget: true }).deletion?.activeFrom ?? null;
}

/** Runs `act` on the row until nobody changes it meanwhile. @returns `null` when there is no such identity */
async function onRow<Result>(
  store: Store,
  id: Uint8Array,
  act: (queries: Queries, row: IdentityRow) => Promise<Result | null>,
): Promise<Result | null> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const done = await store.transaction(async (queries) => {
      const row = await readIdentity(queries, id);
      if (row === null || row.deleteAt === 0) return { result: null };
      const result = await act(queries, row);
      return result === null ? null : { result };
    });
    if (done !== null) return done.result;
  }
  throw new Error('This identity changes too often at the moment. Run this again.');
}

/** Takes the operator's removal back; a deletion that the owner asked for stays. @returns `false` when there is nothing to take back */
export async function cancelRemoval(store: Store, id: Uint8Array, now: number): Promise<boolean> {
  const done = await onRow(store, id, async (queries, row) => {
    const sql = `UPDATE identities SET remove_at = NULL, delete_at = ?
      WHERE id = ? AND head_number = ? AND head_hash = ?`;
    if (row.removeAt === null || row.removeAt <= now) return 'nothing';
    const values = [await deletionOf(queries, row, now), id, row.head.number, row.head.hash];
    return (await queries.run(sql, ...values)) === 1 ? 'cancelled' : null;
  });
  return done === 'cancelled';
}

/** Removes everything of the identity but its ID, which nobody can register again. @returns `false` when there is no such identity */
export async function removeNow(store: Store, id: Uint8Array): Promise<boolean> {
  const done = await onRow(store, id, async (queries, row) => (await removeIdentity(queries, row)) || null);
  if (done !== true) return false;
  await forgetFreezeCodes(store, id);
  return true;
}
