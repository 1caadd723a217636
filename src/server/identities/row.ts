/** An identity's own row: where its log and its boxes stand. Every decision about an identity is one conditional update of it. */
import type { LogHead } from '../../keys/signed-box.ts';
import { bytesIn, numberIn, type Queries } from '../store/store.ts';

export interface IdentityRow {
  id: Uint8Array;
  head: LogHead;
  /** Raised by one with each write. */
  sequence: number;
  /** The server's epoch when a fresh entry was written last: an older one means that a restore may have lost entries. */
  logEpoch: number;
  /** Names of boxes, removed ones too; bytes of boxes and entries. For room.ts alone. */
  boxCount: number;
  boxBytes: number;
  /** Number of the newest audit entry; 0: none. */
  auditNumber: number;
  auditKey: Uint8Array | null;
  /** From when on it is deleted (ms), as its log says. */
  deleteAt: number | null;
}

export async function readIdentity(queries: Queries, id: Uint8Array): Promise<IdentityRow | null> {
  const row = await queries.get('SELECT * FROM identities WHERE id = ?', id);
  if (row === null) return null;
  return {
    id,
    head: { number: numberIn(row, 'head_number'), hash: bytesIn(row, 'head_hash') },
    sequence: numberIn(row, 'sequence'),
    logEpoch: numberIn(row, 'log_epoch'),
    boxCount: numberIn(row, 'box_count'),
    boxBytes: numberIn(row, 'box_bytes'),
    auditNumber: numberIn(row, 'audit_number'),
    auditKey: row.audit_key === null ? null : bytesIn(row, 'audit_key'),
    deleteAt: row.delete_at === null ? null : numberIn(row, 'delete_at'),
  };
}

/** Puts in the first row. `false`: there is one already. */
export async function beginIdentity(queries: Queries, row: IdentityRow): Promise<boolean> {
  const sql = `INSERT INTO identities
    (id, head_number, head_hash, sequence, log_epoch, box_count, box_bytes, audit_number, audit_key, delete_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`;
  const { id, head, sequence, logEpoch, boxCount, boxBytes, auditNumber, auditKey, deleteAt } = row;
  const values = [id, head.number, head.hash, sequence, logEpoch, boxCount, boxBytes, auditNumber, auditKey, deleteAt];
  return (await queries.run(sql, ...values)) === 1;
}

/**
 * The decision of a write: takes effect only where head and sequence are still those that it was judged by, so that the log
 * and every box are too. Leaves the audit number to `nextAuditNumber`, which others raise meanwhile.
 */
export async function replaceIdentity(queries: Queries, before: IdentityRow, after: IdentityRow): Promise<boolean> {
  const sql = `UPDATE identities
    SET head_number = ?, head_hash = ?, sequence = ?, log_epoch = ?, box_count = ?, box_bytes = ?, audit_key = ?,
      delete_at = ?
    WHERE id = ? AND head_number = ? AND head_hash = ? AND sequence = ?`;
  const { head, sequence, logEpoch, boxCount, boxBytes, auditKey, deleteAt } = after;
  const values = [head.number, head.hash, sequence, logEpoch, boxCount, boxBytes, auditKey, deleteAt];
  const conditions = [before.id, before.head.number, before.head.hash, before.sequence];
  return (await queries.run(sql, ...values, ...conditions)) === 1;
}

/** In the place of the time from which on it is deleted: nothing is left of it but its id. */
const GONE = 0;

/** Tables that hold an identity's rows, besides its own. */
const PARTS = ['log_entries', 'boxes', 'writes', 'identity_tokens', 'freeze_codes', 'audit_entries'] as const;

/** Those that were deleted before `now`, and were not taken away. */
export const dueIdentities = async (queries: Queries, now: number): Promise<Uint8Array[]> =>
  (await queries.all('SELECT id FROM identities WHERE delete_at > ? AND delete_at <= ?', GONE, now)).map((row) =>
    bytesIn(row, 'id'),
  );

/**
 * Takes everything of an identity away, if it still stands where it was judged to be deleted; but its id and how far its
 * history went. Else a former member could begin it anew with an old part of its log, in which he still is one, and the
 * server would confirm two histories of one identity.
 */
export async function removeIdentity(queries: Queries, { id, head, sequence }: IdentityRow): Promise<boolean> {
  const sql = `UPDATE identities SET delete_at = ?, audit_key = NULL, box_count = 0, box_bytes = 0
    WHERE id = ? AND head_number = ? AND head_hash = ? AND sequence = ?`;
  if ((await queries.run(sql, GONE, id, head.number, head.hash, sequence)) === 0) return false;
  for (const table of PARTS) await queries.run(`DELETE FROM ${table} WHERE identity = ?`, id);
  return true;
}
