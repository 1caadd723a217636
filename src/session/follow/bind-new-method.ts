/** Makes the local copy of a login method that this computer has just added or given new keys. Opens no session with it. */
import { emptyCopy, wipeLocalCopy } from '../../keys/local-copy.ts';
import type { LogState } from '../../keys/log/state.ts';
import { fromHex, wipe } from '../../lib/bytes.ts';
import { type BoundCredential, bind, boundChange } from '../login/bound-copy.ts';
import type { LocalLogin } from '../login/login-secrets.ts';
import type { SessionParts } from '../state/session-parts.ts';
import { fetchGrants } from './refresh-grants.ts';

/**
 * @param names the log that has the method, and the ids (hex) of the method and of its device on this computer
 * @param local of the new credential; the caller wipes it
 * @param held the method's authentication seed and the device's seed (32 bytes each); the caller wipes them
 */
export async function bindNewMethod(
  parts: SessionParts,
  credential: BoundCredential,
  names: { log: LogState; methodId: string; deviceId: string },
  local: LocalLogin,
  held: { authenticationSeed: Uint8Array; deviceSeed: Uint8Array; generation?: number },
): Promise<void> {
  const { log, methodId, deviceId } = names;
  const empty = emptyCopy({ generation: 0, ...held });
  const copy = await fetchGrants(parts.server, log, fromHex(methodId), empty).finally(() => wipeLocalCopy(empty));
  const bound = { identityId: log.identityId, methodId, deviceId, lastUsedAt: null };
  const made = (() => {
    try {
      return bind(credential, bound, local.secret, copy, local.personal);
    } finally {
      wipeLocalCopy(copy);
    }
  })();
  wipe(made.loginCacheKey);
  await parts.vault.commit([boundChange(made.record)]);
}
