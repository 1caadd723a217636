/**
 * Deletes the sealed keys that a character has removed, on this computer and at a server that still has them. The profile of the
 * character says which, and no server can write it. Nothing is deleted because a server says so.
 */
import { targetName } from '../../sync/box-names.ts';
import { boxChange } from '../../sync/local-server.ts';
import { readOutbox, readVersions, waits } from '../../sync/sync-rows.ts';
import type { Change } from '../../vault/vault.ts';
import { toId } from '../state/open-keys.ts';
import type { SessionParts } from '../state/session-parts.ts';

/** @param targetIds ids (hex) that the profile lists as removed */
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
