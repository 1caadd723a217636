/** The audit notes that a key server holds for an identity, as far as this login can open them. They are the server's word: the wallet shows them and decides nothing by them. */
import { type AuditEvent, auditKeys, openAudit } from '../../keys/audit.ts';
import type { LogState } from '../../keys/log/state.ts';
import { bareHex, wipe } from '../../lib/bytes.ts';
import { WalletError } from '../../lib/errors.ts';
import { sessionState as t } from '../../locales/en/session/state.ts';
import type { SecurityEvent } from '../../messaging/security.ts';
import type { Remote } from '../../sync/remote.ts';
import type { OpenKeys } from './open-keys.ts';

export interface ServerNotes {
  events: SecurityEvent[];
  /** When each device (id in hex) last opened a session at the server, ms since 1970. */
  lastSeen: Record<string, number>;
  /** Why there are no notes: a whole sentence. */
  problem: string | null;
}

const DAY = 24 * 60 * 60 * 1000;
/** Most pages that are read; a server stores fewer. */
const PAGES = 8;

/** Leaves out notes under an earlier identity document key, which this login cannot open. Never rejects. */
export async function readNotes(remote: Remote, log: LogState, keys: OpenKeys): Promise<ServerNotes> {
  const audit = await auditKeys(keys.copy.identityDocumentKey.key, log.identityId);
  try {
    const reader = remote.identities.reader(log.identityId, keys.copy.deviceSeed);
    const opened: { number: number; event: AuditEvent }[] = [];
    for (let after = 0, page = 0; page < PAGES; page++) {
      const { entries, more } = await reader.audit(after);
      for (const { number, sealed } of entries) {
        const event = await openAudit(audit, log.identityId, number, sealed).catch(() => null);
        if (event) opened.push({ number, event });
        after = number;
      }
      if (!more || entries.length === 0) break;
    }
    return { ...toNotes(log, opened), problem: null };
  } catch (error) {
    const problem = error instanceof WalletError ? error.message : t.notesUnreadable;
    return { events: [], lastSeen: {}, problem };
  } finally {
    wipe(audit.seed);
  }
}

const WHAT = { session: 'session-opened', refused: 'session-refused', 'freeze-code': 'code-used' } as const;

/** Leaves out writes, which the log has anyway. Of several sessions of one computer on one day, the last one stays. */
function toNotes(
  log: LogState,
  opened: readonly { number: number; event: AuditEvent }[],
): Omit<ServerNotes, 'problem'> {
  const events = new Map<string, SecurityEvent>();
  const lastSeen: Record<string, number> = {};
  for (const { number, event } of opened) {
    const { kind, at } = event;
    if (kind === 'write' || kind === 'freeze') continue;
    const by = bareHex(event.by);
    const device = log.devices.get(by);
    if (device && kind === 'session') lastSeen[by] = Math.max(lastSeen[by] ?? 0, at);
    events.set(kind === 'session' ? `${by}/${Math.floor(at / DAY)}` : `note/${number}`, {
      number,
      from: 'server',
      at,
      what: WHAT[kind],
      by: null,
      agreed: null,
      methodId: device?.methodId ?? by,
      deviceId: device ? by : null,
      characterIds: [],
      levelId: null,
      takesEffect: null,
    });
  }
  return { events: [...events.values()], lastSeen };
}
