/**
 * After a change, the login method that made it writes the new head into its own blob at the server. A new computer that logs in
 * with this method then refuses an older log. Only this login can write the blob. If it fails, the recorded head stays older.
 * Where the blob at this server does not name the identity yet (it was moved here, or another identity put the row here), it does now.
 */

import { locatorOf } from '../../keys/locator.ts';
import type { LogState } from '../../keys/log/state.ts';
import { type MethodBlob, methodKeys } from '../../keys/method.ts';
import { equalBytes, fromHex, wipe } from '../../lib/bytes.ts';
import { IDENTITY_DOCUMENT } from '../../sync/box-names.ts';
import { blobChange, sendBlob, withEntry } from '../login/blob-change.ts';
import { type ModeSecret, partsOf } from '../login/login-secrets.ts';
import { entryOf } from '../login/method-rows.ts';
import { readIdentityNames } from '../profile/identity-names.ts';
import type { SessionParts } from '../state/session-parts.ts';

/** Never throws. @param login of the change; stays the caller's to wipe */
export async function recordHead(parts: SessionParts, login: ModeSecret): Promise<void> {
  try {
    const [open] = await parts.keyring.layers();
    if (open === undefined) return;
    const remote = await parts.server.remote(fromHex(open.identityId));
    if (remote === null) return;
    const log = await parts.logs.read(fromHex(open.identityId));
    const salt = await parts.server.salt(locatorOf(partsOf(login).modeSecret));
    const name = await nameOf(parts, log);
    const change = await blobChange(remote, login, salt, async (blob) => {
      const known = blob.identities.find(({ identityId }) => equalBytes(identityId, log.identityId));
      const generation = known?.generation ?? (await generationOf(log, blob));
      if (generation === null) return null;
      const server = remote.pinned.origin;
      return withEntry(blob.identities, entryOf(log, { server, generation, name: name ?? known?.name ?? '' }));
    });
    if (change) await sendBlob(remote, change);
  } catch {
    // The change itself has succeeded, and stands.
  }
}

/** The generation of this blob's method in the log; `null`: the log does not have its keys. */
async function generationOf(log: LogState, { methodSeed }: MethodBlob): Promise<number | null> {
  for (const generation of new Set([...log.methods.values()].map((method) => method.generation))) {
    const keys = await methodKeys(methodSeed, log.anchor, generation);
    wipe(keys.authenticationSeed, keys.signingSeed);
    for (const { signingPublicKey } of log.methods.values())
      if (equalBytes(signingPublicKey, keys.signingPublicKey)) return generation;
  }
  return null;
}

/** The name of the identity; `null` where it cannot be read. */
async function nameOf(parts: SessionParts, log: LogState): Promise<string | null> {
  const sealed = await parts.server.box(log.identityId, IDENTITY_DOCUMENT);
  return parts.keyring.use('login', async ({ copy }) => {
    const read = readIdentityNames(parts, { log, key: copy.identityDocumentKey.key, sealed });
    return read.opened === null ? null : read.names.name;
  });
}
