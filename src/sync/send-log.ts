/** Sends log entries to a key server that lacks them. Sends nothing to a server that holds another history. */
import { type LogState, stateAt } from '../keys/log/state.ts';
import type { BoxSigner } from '../keys/signed-box.ts';
import { randomBytes } from '../lib/bytes.ts';
import { WalletError } from '../lib/errors.ts';
import { sync as t } from '../locales/en/sync.ts';
import { LIMITS } from '../messaging/key-server/wire.ts';
import type { Sending } from './attempt.ts';
import type { Head } from './key-server.ts';
import type { Receipt } from './remote/identities.ts';
import { notAllowed, stale } from './send.ts';

/**
 * Sends the entries after the server's head, to a new server or one that was restored from a backup.
 * @param invitation to a new server (16 bytes)
 */
export async function sendLog(
  { remote }: Pick<Sending, 'remote'>,
  log: LogState,
  entries: readonly Uint8Array[],
  signer: BoxSigner,
  { auditKey = null, invitation = null }: { auditKey?: Uint8Array | null; invitation?: Uint8Array | null } = {},
): Promise<Receipt> {
  const { identityId, head } = log;
  let from: Head | null = null;
  for (let tries = 0; tries < 3; tries++) {
    const missing = entries.slice(from === null ? 0 : from.number + 1);
    if (missing.length > LIMITS.entriesPerWrite) throw new WalletError('refused', t.historyTooLong);
    const statement = {
      identityId,
      key: randomBytes(16),
      expect: from,
      entries: missing,
      head,
      boxes: [],
      auditKey,
    };
    const outcome = await remote.identities.write(remote.identities.sign(statement, signer.seed), invitation);
    if (outcome.kind === 'written') return outcome.receipt;
    if (outcome.kind === 'not-allowed') throw notAllowed();
    if (outcome.head !== null && stateAt(log, outcome.head) === null)
      throw new WalletError('bad-server', t.otherHistoryNotSent);
    from = outcome.head;
  }
  throw stale();
}
