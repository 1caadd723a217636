/**
 * Restores an identity from a backup file and the recovery key. A file may be old, and going on from it alone would fork the log. So
 * the key server that the file names is asked first; the file alone counts only if the person says so.
 */
import { recoveryModeSecret } from '../../keys/modes/recovery-key.ts';
import { typedRecoverySecret } from '../../keys/modes/recovery-sheets.ts';
import { bareHex, wipe } from '../../lib/bytes.ts';
import { isWalletError, WalletError } from '../../lib/errors.ts';
import { sessionUnlock as t } from '../../locales/en/session/unlock.ts';
import type { SessionParts } from '../state/session-parts.ts';
import { readBackup } from './backup.ts';
import { openUnbound } from './unlock.ts';

export interface RestoreRequest {
  file: string;
  recoveryKey: string;
  /** Personal information, if the recovery key asks for it. */
  personal?: string | undefined;
  /** The person wants the file without its key server, which does not answer or has nothing. */
  alone: boolean;
}

interface Doors {
  parts: SessionParts;
  /** Finds the identity at a server with the recovery key, and opens it. */
  find(origin: string, key: { text: string; personal?: string | undefined }, identityId: string): Promise<unknown>;
  /** Called before the session opens: discards a draft and sets the deadline. */
  begin(): Promise<void>;
}

/**
 * The profile must be empty, or broken.
 * @throws WalletError server-unreachable, not-found: the file's key server does not answer, or has nothing for this key, and
 *   `alone` was not asked for;
 *   bad-recovery-key | bad-encoding | wrong-credential | bad-log | refused | bad-server
 */
export async function restoreBackup({ parts, find, begin }: Doors, request: RestoreRequest): Promise<void> {
  const { vault, server, clock } = parts;
  const secret = await typedRecoverySecret(request.recoveryKey);
  const { personal } = request;
  const modeSecret = recoveryModeSecret(secret);
  try {
    const { write, keyServer } = await readBackup(request.file, { secret, personal }, clock());
    if (vault.health().kind === 'broken') await vault.wipe();
    if (keyServer !== null && !request.alone)
      return await findAt(keyServer, () =>
        find(keyServer, { text: request.recoveryKey, personal }, bareHex(write.identityId)),
      );
    await server.write(write, null);
    await begin();
    await openUnbound(parts, { modeSecret, personal, wipe: () => undefined }, { layer: 'login', until: null });
  } finally {
    wipe(secret, modeSecret);
  }
}

/** A server that has no such identity is an error too: the identity may have been deleted there, or the server may lie. */
async function findAt(origin: string, find: () => Promise<unknown>): Promise<void> {
  const { host } = new URL(origin);
  try {
    await find();
  } catch (error) {
    // The key and what only its person knows have opened the file: rows that do not open are none of this key.
    if (isWalletError(error, 'wrong-credential') || isWalletError(error, 'wrong-personal'))
      throw new WalletError('not-found', t.nothingAtServer(host), { cause: error });
    if (isWalletError(error, 'server-unreachable'))
      throw new WalletError('server-unreachable', t.serverSilent(host), { cause: error });
    throw error;
  }
}
