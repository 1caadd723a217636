/**
 * Follows an identity that another computer moved to another key server. The names of the identity, which only a managing method can
 * write, have the new server. From then on this computer asks that server, and the outbox waits for it.
 */

import { openDocument } from '../../keys/document.ts';
import { type LogState, presentKey } from '../../keys/log/state.ts';
import { fromHex } from '../../lib/bytes.ts';
import { IDENTITY_DOCUMENT } from '../../sync/box-names.ts';
import { decodeIdentityDocument } from '../profile/profile.ts';
import { IDENTITY_DOCUMENT_NAME } from '../state/document-names.ts';
import type { OpenKeys } from '../state/open-keys.ts';
import type { SessionParts } from '../state/session-parts.ts';

/** @returns whether this computer asks another server from now on */
export async function followServer(
  { server, vault }: Pick<SessionParts, 'server' | 'vault'>,
  log: LogState,
  keys: OpenKeys,
): Promise<boolean> {
  const record = await server.record(log.identityId);
  const { epoch } = presentKey(log.identityDocumentKeys);
  const sealed = await server.box(log.identityId, IDENTITY_DOCUMENT);
  const { identityDocumentKey: held } = keys.copy;
  // Where the names have a new key that is not here yet, the next round reads them.
  if (!record || !sealed || held.epoch !== epoch) return false;
  const subject = { kind: 'identity', epoch, name: IDENTITY_DOCUMENT_NAME } as const;
  const { body } = openDocument({ log, subject, key: held.key, sealed });
  const to = decodeIdentityDocument(body).server;
  if (!to || to.origin === record.origin) return false;
  await vault.commit(
    await server.moveChanges(log.identityId, { origin: to.origin, receiptKey: fromHex(to.receiptKey) }),
  );
  return true;
}
