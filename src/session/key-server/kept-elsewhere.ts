/**
 * Is the open identity kept whole elsewhere, so that this computer may forget it? Either its key server has everything, which it is asked
 * now, or a backup file has, which is opened here with its recovery key.
 */
import { typedRecoverySecret } from '../../keys/modes/recovery-sheets.ts';
import { bareHex, equalBytes, wipe } from '../../lib/bytes.ts';
import { WalletError } from '../../lib/errors.ts';
import { sessionKeyServer as t } from '../../locales/en/session/key-server.ts';
import { type LeftRow, leftRows } from '../change/rows-to-free.ts';
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

/** Is everything that is stored here now still kept elsewhere? Asked once more when nothing can be written any more, also after a lock. */
export type IsStillKept = () => Promise<boolean>;

/** @throws WalletError as the command `remove-identity` says */
export async function ensureKeptElsewhere(
  parts: SessionParts,
  keyServer: Pick<KeyServerActs, 'origin' | 'synchronise' | 'view'>,
  backup: TypedBackup | null,
): Promise<IsStillKept> {
  const left = await leftRows(parts.vault);
  if (left.length > 0) throw notFree(left);
  const isKept = await (backup === null ? ensureAtServer(parts, keyServer) : ensureInFile(parts, backup));
  return async () => (await leftRows(parts.vault)).length === 0 && (await isKept());
}

/** The tokens that set the rows free are on this computer alone. */
const notFree = (left: readonly LeftRow[]) =>
  new WalletError('refused', t.namesNotFree([...new Set(left.map(({ server }) => new URL(server).host))]));

async function ensureAtServer(
  { keyring, server }: Pick<SessionParts, 'keyring' | 'server'>,
  { origin, synchronise, view }: Pick<KeyServerActs, 'origin' | 'synchronise' | 'view'>,
): Promise<IsStillKept> {
  if ((await origin()) === null) throw new WalletError('refused', t.onlyHere);
  const outcome = await synchronise();
  const seen = await view();
  if (outcome.kind === 'closed' || seen === null) throw new WalletError('locked', t.closedMeanwhile);
  const isInStep = outcome.kind === 'in-step' && outcome.rejected.length === 0 && seen.state === 'in-step';
  if (!isInStep)
    throw new WalletError(
      seen.state === 'unreachable' ? 'server-unreachable' : 'refused',
      t.notAllAtServer(seen.problem ?? t.tryAgain),
    );
  const identityId = await keyring.use('login', async (keys) => keys.identityId.slice());
  return () => server.isAllSent(identityId);
}

async function ensureInFile(
  parts: SessionParts,
  { contents, recoveryKey, personal }: TypedBackup,
): Promise<IsStillKept> {
  const { server } = parts;
  const secret = await typedRecoverySecret(recoveryKey);
  try {
    const { write } = await readBackup(contents, { secret, personal }, parts.clock());
    const log = await parts.keyring.use('login', (keys) => readLogOf(parts, keys));
    if (bareHex(write.identityId) !== bareHex(log.identityId)) throw new WalletError('stale', t.backupOfOther);
    const inFile = new Map(write.boxes.map(({ name, bytes }) => [name, bytes]));
    const isWhole = async (): Promise<boolean> => {
      const head = await server.head(log.identityId);
      if (head === null || !equalBytes(write.head.hash, head.hash)) return false;
      const here = await server.boxes(log.identityId, '');
      return here.every(({ name, bytes }) => {
        const found = inFile.get(name);
        return found != null && equalBytes(found, bytes);
      });
    };
    if (!(await isWhole())) throw new WalletError('stale', t.backupNotNewest);
    return isWhole;
  } finally {
    wipe(secret);
  }
}
