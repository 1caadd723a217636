/**
 * Statements: log entries that bring no key. They freeze a login method, remove a device, cancel a pending change, set a freeze
 * code, schedule and cancel the deletion, or allow and note an export. What needs a second manager is proposed instead. Any login method may make them as far as the rules of the log allow; no managing key
 * is opened.
 */

import { appendEntry } from '../../keys/log/append.ts';
import { type EntryAction, type EntrySigner, type GenesisAction, isProposable } from '../../keys/log/entry.ts';
import { waitsForSecond } from '../../keys/log/rules.ts';
import type { LogMethod, LogState } from '../../keys/log/state.ts';
import { noRows } from '../../sync/key-server.ts';
import { applyLog } from '../follow/apply-log.ts';
import { openAtLatestState, signerOf } from '../follow/latest-state.ts';
import type { ModeSecret } from '../login/login-secrets.ts';
import type { SessionParts } from '../state/session-parts.ts';

/** The entries that bring no key. */
export type Statement = Extract<
  EntryAction,
  {
    kind:
      | 'mode-freeze'
      | 'mode-cancel'
      | 'device-revoke'
      | 'mode-freeze-code'
      | 'identity-delete'
      | 'identity-keep'
      | 'export-allow'
      | 'export-use';
  }
>;

/**
 * Appends statements: all of them in one write, or none.
 * @param modeSecret of a fresh ceremony, or of the typed recovery key; the caller wipes it
 * @param ensure throws where the author's state does not allow statements
 * @param make makes the entries from the newest log; an empty list writes nothing
 * @param freezeSeed seed of a new freeze code, which signs its entry too; the caller wipes it
 * @throws WalletError wrong-credential | refused | not-allowed, saying which rule | stale
 */
export async function appendStatements(
  parts: SessionParts,
  modeSecret: ModeSecret,
  ensure: (method: LogMethod, now: number) => void,
  make: (log: LogState) => readonly Statement[],
  freezeSeed: Uint8Array | null = null,
): Promise<void> {
  const author = await openAtLatestState(parts, modeSecret, ensure);
  try {
    const entries: Uint8Array[] = [];
    let log = author.log;
    for (const act of make(log)) {
      const waits = isProposable(act) && waitsForSecond(log, act, author.method.id, parts.clock());
      const action: Exclude<EntryAction, GenesisAction> = waits ? { kind: 'act-propose', acts: [act] } : act;
      const signers: EntrySigner[] = [{ role: 'author', id: author.method.id, seed: author.keys.signingSeed }];
      if (freezeSeed !== null && action.kind === 'mode-freeze-code')
        signers.push({ role: 'possession', id: action.methodId, seed: freezeSeed });
      const appended = appendEntry(log, { timestamp: parts.clock(), action }, signers);
      entries.push(appended.entry);
      log = appended.log;
    }
    if (entries.length === 0) return;
    await parts.logs.ensureNotBack(author.log, log);
    await parts.server.write(
      {
        identityId: log.identityId,
        expect: author.log.head,
        entries,
        head: log.head,
        boxes: [],
        ...noRows(),
      },
      signerOf(author),
    );
    await applyLog(parts, log);
  } finally {
    author.wipe();
  }
}
