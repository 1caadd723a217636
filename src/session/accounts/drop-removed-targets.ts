/**
 * Sealed keys that a character has taken out go from this computer too, and from a server that still has them: by the word of
 * the character's own profile, which no server can write. A server's word alone takes nothing away.
 */
import { targetName } from '../../sync/box-names.ts';
import { boxChange } from '../../sync/local-server.ts';
import { readOutbox, readVersions, waits } from '../../sync/sync-rows.ts';
import type { Change } from '../../vault/vault.ts';
import { toId } from '../state/open-keys.ts';
import type { SessionParts } from '../state/session-parts.ts';

/** @param targetIds that the profile says were taken out (hex) */
export async function dropRemovedTargets(
  { vault, inTurn }: Pick<SessionParts, 'vault' | 'inTurn'>,
  identityId: Uint8Array,
  characterId: string,
  targetIds: readonly string[],
): Promise<void> {
  if (targetIds.length === 0) return;
  await inTurn(async () => {
    const [versions, waiting] = [await readVersions(vault, identityId), await readOutbox(vault, identityId)];
    const changes: Change[] = [];
    for (const targetId of targetIds) {
      const name = targetName(toId(characterId), toId(targetId));
      const gone = boxChange(identityId, { name, bytes: null });
      const mine = await vault.get('boxes', gone.key);
      if (mine === null || waiting.has(name)) continue;
      changes.push(gone);
      if (versions.get(name)?.removed === false) changes.push(waits(identityId, name, mine));
    }
    if (changes.length > 0) await vault.commit(changes);
  });
}
