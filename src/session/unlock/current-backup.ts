/** The backup file of the identity as it is now. Written on any computer, without a recovery key; each recovery key opens it. */

import { type LogState, mayManage } from '../../keys/log/state.ts';
import { fromHex } from '../../lib/bytes.ts';
import { WalletError } from '../../lib/errors.ts';
import { sessionUnlock as t } from '../../locales/en/session/unlock.ts';
import { knownRecoveryKeys } from '../login/recovery-rows.ts';
import type { IdentityDocument } from '../profile/profile.ts';
import type { SessionParts } from '../state/session-parts.ts';
import { writeBackup } from './backup.ts';

/** @throws WalletError refused (the login sees only a part) | not-found (the names do not have the recovery key's rows) */
export async function currentBackup(
  { server, keyring }: SessionParts,
  { log, names }: { log: LogState; names: IdentityDocument },
): Promise<string> {
  const [login] = await keyring.layers();
  // A server shows a method only the boxes of its level: a file of those would silently lack the rest.
  if (login && (await server.record(log.identityId)) && !mayManage(log, fromHex(login.methodId)))
    throw new WalletError('refused', t.seesOnlyOwn);
  const keys = knownRecoveryKeys(log, names.methods);
  if (keys.length === 0) throw new WalletError('not-found', t.recoveryKeyUnreadable);
  const entries = await server.log(log.identityId);
  return writeBackup(log, keys, { entries, boxes: await server.boxes(log.identityId, '') });
}
