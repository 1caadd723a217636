/**
 * Is the open identity kept whole elsewhere, so that this computer may forget it? Either its key server has everything, which it is asked
 * now, or a backup file has, which is opened here with its recovery key.
 */
import { parseRecoveryKey } from '../../keys/modes/recovery-key.ts';
import { bareHex, equalBytes, wipe } from '../../lib/bytes.ts';
import { WalletError } from '../../lib/errors.ts';
import { readLogOf } from '../profile/profiles.ts';
import type { SessionParts } from '../state/session-parts.ts';
import { readBackup } from '../unlock/backup.ts';
import type { KeyServerActs } from './key-server-acts.ts';

/** A backup file and the recovery key that opens it, as typed. */
export interface TypedBackup {
  contents: string;
  recoveryKey: string;
  personal?: string | undefined;
}

/** @throws WalletError as the command `remove-identity` says */
export async function ensureKeptElsewhere(
  parts: SessionParts,
  keyServer: Pick<KeyServerActs, 'origin' | 'synchronise' | 'view'>,
  backup: TypedBackup | null,
): Promise<void> {
  await (backup === null ? ensureAtServer(keyServer) : ensureInFile(parts, backup));
}

async function ensureAtServer({ origin, synchronise, view }: Pick<KeyServerActs, 'origin' | 'synchronise' | 'view'>) {
  if ((await origin()) === null)
    throw new WalletError(
      'refused',
      'This identity is stored on this computer only. Save a backup file and type the recovery key first.',
    );
  const outcome = await synchronise();
  const seen = await view();
  if (outcome.kind === 'closed' || seen === null)
    throw new WalletError('locked', 'This identity was closed meanwhile. Nothing was removed. Log in once more.');
  if (outcome.kind === 'in-step' && outcome.rejected.length === 0 && seen.state === 'in-step') return;
  throw new WalletError(
    seen.state === 'unreachable' ? 'server-unreachable' : 'refused',
    `The key server does not have everything that is on this computer. Nothing was removed. ${seen.problem ?? 'Try again in a moment.'}`,
  );
}

async function ensureInFile(parts: SessionParts, { contents, recoveryKey, personal }: TypedBackup): Promise<void> {
  const secret = parseRecoveryKey(recoveryKey);
  try {
    const { write } = await readBackup(contents, { secret, personal }, parts.clock());
    const log = await parts.keyring.use('login', (keys) => readLogOf(parts, keys));
    const inFile = new Map(write.boxes.map(({ name, bytes }) => [name, bytes]));
    const here = await parts.server.boxes(log.identityId, '');
    const isWhole = here.every(({ name, bytes }) => {
      const found = inFile.get(name);
      return found != null && equalBytes(found, bytes);
    });
    if (bareHex(write.identityId) !== bareHex(log.identityId))
      throw new WalletError(
        'stale',
        'This backup file is of another identity. Nothing was removed. Choose the right one.',
      );
    if (!isWhole || !equalBytes(write.head.hash, log.head.hash))
      throw new WalletError(
        'stale',
        'This backup file is not the newest: something that is on this computer is not in it. Nothing was removed. Save a new one and choose that.',
      );
  } finally {
    wipe(secret);
  }
}
