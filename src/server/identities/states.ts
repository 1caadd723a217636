/** Verified logs, by identity: read from the store once, then kept as long as there is room. Never hands out one of another head. */
import { settle } from '../../keys/log/apply.ts';
import { isDeleted, type LogState } from '../../keys/log/state.ts';
import { verifyLog } from '../../keys/log/verify.ts';
import { bareHex, equalBytes } from '../../lib/bytes.ts';
import type { Parts } from '../parts.ts';
import { bytesIn } from '../store/store.ts';
import { type IdentityRow, readIdentity } from './row.ts';

/** Log entries kept in memory, of all identities together: each state holds those before it. */
const ENTRIES = 50_000;

/** An identity as it stands now. */
export interface Standing {
  row: IdentityRow;
  /** As its entries say. */
  log: LogState;
  /** `log`, with what has become due since (settled at the present time): whoever asks has these rights. */
  present: LogState;
}

export interface States {
  /** `null`: unknown, or deleted and due. */
  standingOf(id: Uint8Array): Promise<Standing | null>;
  /** A state that was verified in judging a write; taken if nothing newer is here. */
  keep(log: LogState): void;
}

export function createStates({ store, now }: Pick<Parts, 'store' | 'now'>): States {
  const kept = new Map<string, LogState>();
  let entries = 0;

  function forget(name: string): void {
    const log = kept.get(name);
    if (log !== undefined) entries -= log.head.number + 1;
    kept.delete(name);
  }

  function keep(log: LogState): void {
    const name = bareHex(log.identityId);
    const known = kept.get(name);
    const newest = known !== undefined && known.head.number > log.head.number ? known : log;
    forget(name);
    kept.set(name, newest);
    entries += newest.head.number + 1;
    for (const oldest of kept.keys()) {
      if (entries <= ENTRIES) break;
      forget(oldest);
    }
  }

  /** Signatures were checked when the entries were written: the chain up to the row's head says that these are the same. */
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
    const known = kept.get(bareHex(row.id));
    if (known?.head.number === row.head.number && equalBytes(known.head.hash, row.head.hash)) return known;
    const log = await read(row);
    if (log !== null) keep(log);
    return log;
  }

  return {
    async standingOf(id) {
      const row = await readIdentity(store, id);
      if (row === null || (row.deleteAt !== null && row.deleteAt <= now())) return null;
      const log = await logOf(row);
      // Deleted by the sweep between the two questions.
      if (log === null && (await readIdentity(store, id)) === null) return null;
      if (log === null) throw new Error('The log of an identity is not whole.');
      if (isDeleted(log, now())) return null;
      return { row, log, present: settle(log, now()) };
    },
    keep,
  };
}
