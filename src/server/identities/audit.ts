/** The audit of an identity: what happened to it at this server, sealed to a key of its owners. It holds no address, and no plaintext is stored. */
import { type AuditKind, sealAudit } from '../../keys/audit.ts';
import { bareHex } from '../../lib/bytes.ts';
import { createRateLimit } from '../http/rate-limit.ts';
import type { Parts } from '../parts.ts';
import { bytesIn, numberIn, type Queries } from '../store/store.ts';

/** Most entries stored for an identity; older ones are removed. */
const MAX_ENTRIES = 1000;
/** Rate of noted refusals, so that a stranger cannot push everything else out of the list. */
const REFUSED_RATE = { perSecond: 1 / 600, burst: 5 };
/** Rate of noted events per method: a thief could otherwise bury its acts under a thousand sessions. Freezes are always noted. */
const NOTED_RATE = { perSecond: 1 / 300, burst: 100 };

export interface Audit {
  /** Notes an event within a transaction. Does nothing without an audit key or above the rate. @param by ID of the method or device */
  record(queries: Queries, identityId: Uint8Array, kind: AuditKind, by: Uint8Array): Promise<void>;
  /** Notes a refusal in a transaction of its own, within the rate. */
  recordRefused(identityId: Uint8Array, by: Uint8Array): Promise<void>;
}

/** Can the server seal to this key? Checked before a key is accepted, because with a broken key nothing could be noted. */
export async function isAuditKey(key: Uint8Array): Promise<boolean> {
  try {
    await sealAudit(key, new Uint8Array(32), 0, { kind: 'write', at: 0, by: new Uint8Array(16) });
    return true;
  } catch {
    return false;
  }
}

export function createAudit({ store, now }: Pick<Parts, 'store' | 'now'>): Audit {
  const refusals = createRateLimit(REFUSED_RATE, now);
  const noted = createRateLimit(NOTED_RATE, now);

  async function record(queries: Queries, identityId: Uint8Array, kind: AuditKind, by: Uint8Array): Promise<void> {
    const isRepeated = kind === 'session' || kind === 'freeze-code' || kind === 'write';
    if (isRepeated && noted.take(`${bareHex(identityId)} ${bareHex(by)}`, 1) > 0) return;
    const raised = await queries.get(
      `UPDATE identities SET audit_number = audit_number + 1
        WHERE id = ? AND audit_key IS NOT NULL RETURNING audit_number, audit_key`,
      identityId,
    );
    if (raised === null) return;
    const number = numberIn(raised, 'audit_number');
    const sealed = await sealAudit(bytesIn(raised, 'audit_key'), identityId, number, { kind, at: now(), by });
    await queries.run(
      'INSERT INTO audit_entries (identity, number, sealed) VALUES (?, ?, ?)',
      identityId,
      number,
      sealed,
    );
    await queries.run('DELETE FROM audit_entries WHERE identity = ? AND number <= ?', identityId, number - MAX_ENTRIES);
  }

  return {
    record,
    async recordRefused(identityId, by) {
      if (refusals.take(bareHex(identityId), 1) > 0) return;
      await store.transaction((queries) => record(queries, identityId, 'refused', by));
    },
  };
}
