/**
 * The way back by backup file and recovery key. A file may be old, and going on from it alone would begin a second history:
 * so the key server that it names is asked first, and the file counts where nothing is found there or nobody answers for it.
 */
import { parseRecoveryKey, recoveryModeSecret } from '../keys/recovery-key.ts';
import { wipe } from '../lib/bytes.ts';
import { isWalletError, WalletError } from '../lib/errors.ts';
import { readBackup } from './backup.ts';
import { rememberRecoveryRows } from './recovery-rows.ts';
import type { SessionParts } from './session-parts.ts';
import { openUnbound } from './unlock.ts';

export interface RestoreRequest {
  file: string;
  recoveryKey: string;
  /** The person wants the file without its key server, which does not answer. */
  alone: boolean;
}

interface Doors {
  parts: SessionParts;
  /** Finds the identity at a server with the recovery key, and opens it. */
  find(origin: string, modeSecret: Uint8Array): Promise<void>;
  /** Before anything is opened: drafts go, the deadline is set. */
  begin(): Promise<void>;
}

/**
 * The profile must be empty, or broken.
 * @throws WalletError server-unreachable: the file's key server does not answer, and `alone` was not asked for;
 *   bad-recovery-key | bad-encoding | wrong-credential | bad-log | refused | bad-server
 */
export async function restoreBackup({ parts, find, begin }: Doors, request: RestoreRequest): Promise<void> {
  const { vault, server, clock } = parts;
  const secret = parseRecoveryKey(request.recoveryKey);
  const modeSecret = recoveryModeSecret(secret);
  try {
    const { write, keyServer } = await readBackup(request.file, secret, clock());
    if (vault.health().kind === 'broken') await vault.wipe();
    if (keyServer !== null && !request.alone && (await foundAt(keyServer, () => find(keyServer, modeSecret)))) return;
    const [idRow, keyRow] = [write.idRows[0], write.keyRows[0]];
    if (idRow && keyRow)
      await vault.commit([rememberRecoveryRows(write.identityId, { salt: idRow.salt, methodBlob: keyRow.methodBlob })]);
    await server.write(write, null);
    await begin();
    await openUnbound(parts, modeSecret, { layer: 'login', until: null });
  } finally {
    wipe(secret, modeSecret);
  }
}

/** `false`: the server has nothing for this recovery key, because the identity was deleted there. */
async function foundAt(origin: string, find: () => Promise<void>): Promise<boolean> {
  try {
    await find();
    return true;
  } catch (error) {
    if (isWalletError(error, 'wrong-credential')) return false;
    if (isWalletError(error, 'server-unreachable'))
      throw new WalletError(
        'server-unreachable',
        `This identity lies at ${new URL(origin).host}, which does not answer now. Try again later, so that this computer is in step with your others. If that server is gone for good, use the file alone.`,
        { cause: error },
      );
    throw error;
  }
}
