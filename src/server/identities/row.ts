/** The row of an identity: the head of its log and the sequence of its boxes. Every decision about an identity is one conditional update of this row. */
import type { LogHead } from '../../keys/signed-box.ts';
import { bytesIn, numberIn, type Queries } from '../store/store.ts';

export interface IdentityRow {
  id: Uint8Array;
  head: LogHead;
  /** Raised by one with each write. */
  sequence: number;
  /** The server's epoch when a recent entry was last written. An older epoch means that a restore may have lost entries. */
  logEpoch: number;
  /** Number of box names, removed ones included, and bytes of boxes and entries. Used by quota.ts alone. */
  boxCount: number;
  boxBytes: number;
  /** Number of the newest audit entry; 0 without one. */
  auditNumber: number;
  auditKey: Uint8Array | null;
  /** When the operator removes the identity (ms since 1970); set by removal.ts alone. */
  removeAt: number | null;
  /** When the identity is deleted (ms since 1970), by its log or by the operator. */
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
    removeAt: row.remove_at === null ? null : numberIn(row, 'remove_at'),
    deleteAt: row.delete_at === null ? null : numberIn(row, 'delete_at'),
  };
}

/** Inserts the row. @returns `false` when the identity exists */
export async function beginIdentity(queries: Queries, row: IdentityRow): Promise<boolean> {
  const sql = `INSERT INTO identities
    (id, head_number, head_hash, sequence, log_epoch, box_count, box_bytes, audit_number, audit_key, delete_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`;
  const { id, head, sequence, logEpoch, boxCount, boxBytes, auditNumber, auditKey, deleteAt } = row;
  const values = [id, head.number, head.hash, sequence, logEpoch, boxCount, boxBytes, auditNumber, auditKey, deleteAt];
  return (await queries.run(sql, ...values)) === 1;
}

/**
 * The decision of a write: the update succeeds only if head and sequence are still those it was validated against, so the log and
 * every box are unchanged too. It leaves the audit number alone, as `nextAuditNumber` raises it at the same time, and the operator's
 * removal, which comes first if it is earlier than the log's. A deleted identity stays deleted, though its head is the same.
 */
export async function replaceIdentity(queries: Queries, before: IdentityRow, after: IdentityRow): Promise<boolean> {
  const sql = `UPDATE identities
    SET head_number = ?, head_hash = ?, sequence = ?, log_epoch = ?, box_count = ?, box_bytes = ?, audit_key = ?,
      delete_at = CASE WHEN remove_at < coalesce(?, remove_at + 1) THEN remove_at ELSE ? END
    WHERE id = ? AND head_number = ? AND head_hash = ? AND sequence = ? AND (delete_at IS NULL OR delete_at > 0)`;
  const { head, sequence, logEpoch, boxCount, boxBytes, auditKey, deleteAt } = after;
  const values = [head.number, head.hash, sequence, logEpoch, boxCount, boxBytes, auditKey, deleteAt, deleteAt];
  const conditions = [before.id, before.head.number, before.head.hash, before.sequence];
  return (await queries.run(sql, ...values, ...conditions)) === 1;
}

/** Marks a deleted identity of which only the ID is left. */
const DELETED = 0;

/** Tables with rows of an identity, besides its own table. */
const TABLES_OF_IDENTITY = ['log_entries', 'boxes', 'writes', 'identity_tokens', 'audit_entries'] as const;

/** IDs of identities whose deletion is due and not carried out. */
export const dueIdentities = async (queries: Queries, now: number): Promise<Uint8Array[]> =>
  (await queries.all('SELECT id FROM identities WHERE delete_at > ? AND delete_at <= ?', DELETED, now)).map((row) =>
    bytesIn(row, 'id'),
  );

/**
 * Removes everything of an identity, if its row is unchanged, but keeps its ID and the length of its history. Otherwise a former
 * member could register it again with an old part of its log, and the server would confirm two histories of one identity.
 */
export async function removeIdentity(queries: Queries, { id, head, sequence }: IdentityRow): Promise<boolean> {
  const sql = `UPDATE identities SET delete_at = ?, remove_at = NULL, audit_key = NULL, box_count = 0, box_bytes = 0
    WHERE id = ? AND head_number = ? AND head_hash = ? AND sequence = ?`;
  if ((await queries.run(sql, DELETED, id, head.number, head.hash, sequence)) === 0) return false;
  for (const table of TABLES_OF_IDENTITY) await queries.run(`DELETE FROM ${table} WHERE identity = ?`, id);
  return true;
}
