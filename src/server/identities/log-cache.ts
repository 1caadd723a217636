/** A cache of verified logs by identity. It never returns a log with another head than the identity's row. */
import { settle } from '../../keys/log/apply.ts';
import { isDeleted, type LogState } from '../../keys/log/state.ts';
import { verifyLog } from '../../keys/log/verify.ts';
import { bareHex, equalBytes } from '../../lib/bytes.ts';
import type { Parts } from '../parts.ts';
import { bytesIn } from '../store/store.ts';
import { type IdentityRow, readIdentity } from './row.ts';

/** Most log entries in the cache, of all identities together. */
const ENTRIES = 50_000;
/** How long a log stays that nobody asks for (ms): wallets ask several times in a row, and reading it again takes a few milliseconds. */
const UNUSED = 5 * 60_000;

/** The present state of an identity. */
export interface Standing {
  row: IdentityRow;
  /** The log by its entries. */
  log: LogState;
  /** `log` settled at the present time, with delays that have passed. Rights are checked against this state. */
  present: LogState;
}

export interface LogCache {
  /** @returns `null` for an unknown identity or one whose deletion is due */
  standingOf(id: Uint8Array): Promise<Standing | null>;
  /** Caches a log that was verified with a write, unless a newer one is cached. */
  keep(log: LogState): void;
}

/** @param steady ms of a clock that does not jump */
export function createLogCache(
  { store, now }: Pick<Parts, 'store' | 'now'>,
  steady: () => number = () => performance.now(),
): LogCache {
  /** By ID, the one that was used last at the end. */
  const kept = new Map<string, { log: LogState; usedAt: number }>();
  let entries = 0;

  function forget(name: string): void {
    const known = kept.get(name);
    if (known !== undefined) entries -= known.log.head.number + 1;
    kept.delete(name);
  }

  function keep(log: LogState): void {
    const name = bareHex(log.identityId);
    const known = kept.get(name)?.log;
    const newest = known !== undefined && known.head.number > log.head.number ? known : log;
    forget(name);
    kept.set(name, { log: newest, usedAt: steady() });
    entries += newest.head.number + 1;
    for (const [oldest, { usedAt }] of kept) {
      if (entries <= ENTRIES && steady() - usedAt <= UNUSED) break;
      forget(oldest);
    }
  }

  /** Reads a log without checking signatures: they were verified when the entries were written, and the hash chain up to the row's head shows that the entries are the same. */
  async function read({ id, head }: IdentityRow): Promise<LogState | null> {
    const sql = 'SELECT bytes FROM log_entries WHERE identity = ? AND number <= ? ORDER BY number';
    const rows = await store.all(sql, id, head.number);
    if (rows.length !== head.number + 1) return null;
    return verifyLog(
      rows.map((row) => bytesIn(row, 'bytes')),
      { now: now(), trusted: head, forget: true },
    );
  }

  async function logOf(row: IdentityRow): Promise<LogState | null> {
    const known = kept.get(bareHex(row.id))?.log;
    if (known?.head.number === row.head.number && equalBytes(known.head.hash, row.head.hash)) {
      keep(known);
      return known;
    }
    const log = await read(row);
    if (log !== null) keep(log);
    return log;
  }

  const isGone = (row: IdentityRow | null): boolean => row === null || (row.deleteAt !== null && row.deleteAt <= now());

  return {
    async standingOf(id) {
      const row = await readIdentity(store, id);
      if (row === null || isGone(row)) return null;
      const log = await logOf(row);
      // The identity may have been deleted between the two queries; then its row is still there.
      if (log === null && isGone(await readIdentity(store, id))) return null;
      if (log === null) throw new Error('The log of an identity is incomplete.');
      if (isDeleted(log, now())) return null;
      return { row, log, present: settle(log, now()) };
    },
    keep,
  };
}
