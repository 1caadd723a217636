/** Stores the salt and blob of the recovery method, so that a backup can be written without the recovery key. Neither opens anything. */

import { type LogState, mayManage } from '../../keys/log/state.ts';
import { bareHex, fromHex } from '../../lib/bytes.ts';
import { createReader, createWriter } from '../../lib/encoding.ts';
import { WalletError } from '../../lib/errors.ts';
import type { Change } from '../../vault/vault.ts';
import type { SessionParts } from '../state/session-parts.ts';
import { type RecoveryRows, writeBackup } from './backup.ts';

const keyOf = (identityId: Uint8Array) => `recovery/${bareHex(identityId)}`;

export const rememberRecoveryRows = (identityId: Uint8Array, rows: RecoveryRows): Change => ({
  table: 'settings',
  key: keyOf(identityId),
  value: createWriter().bytes(rows.salt).bytes(rows.methodBlob).finish(),
});

/** The backup file of the identity as it is now. */
export async function currentBackup({ vault, server, keyring }: SessionParts, log: LogState): Promise<string> {
  const [login] = await keyring.layers();
  // A server shows a method only the boxes of its level: a file of those would silently lack the rest.
  if (login && (await server.record(log.identityId)) && !mayManage(log, fromHex(login.methodId)))
    throw new WalletError(
      'refused',
      'This login method sees only its own characters. Log in with one that may change the identity, and save the file there.',
    );
  const bytes = await vault.get('settings', keyOf(log.identityId));
  if (!bytes) throw new WalletError('not-found', 'The recovery key of this identity is not known on this computer.');
  const reader = createReader(bytes);
  const rows: RecoveryRows = { salt: reader.bytes(), methodBlob: reader.bytes() };
  reader.finish();
  const entries = await server.log(log.identityId);
  return writeBackup(log, rows, { entries, boxes: await server.boxes(log.identityId, '') });
}
