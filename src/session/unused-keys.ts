/**
 * Sealed keys of an open character that nothing uses: they do not open, are of an epoch that is over, or are more than one login
 * method may put in. Listed with who signed them, so that the person can delete them; nothing here opens one.
 */
import { characterOf, type LogState } from '../keys/log/state.ts';
import { signedTarget, targetClaim } from '../keys/target.ts';
import { WalletError } from '../lib/errors.ts';
import { targetName, targetPrefix } from '../sync/box-names.ts';
import type { KeyServer } from '../sync/key-server.ts';
import { toId } from './open-keys.ts';
import { noteRemovedTarget, type Profile } from './profile.ts';
import type { Profiles } from './profiles.ts';
import { listedTargets, methodOfSigner, type Unlisted, unlistedTargets } from './unlisted.ts';

export interface UnusedKeys {
  /** Hex id of the login method that signed them, itself or by one of its computers; `null`: nobody of this identity did. */
  methodId: string | null;
  targetIds: string[];
}

/** How many signatures are checked for one list; of more than that nobody is said to have signed them. */
const CHECKED = 500;

/** How many are deleted in one step. */
const AT_ONCE = 100;

async function unusedOf(server: KeyServer, log: LogState, characterId: string, profile: Profile): Promise<Unlisted[]> {
  const id = toId(characterId);
  return unlistedTargets(id, await server.boxes(log.identityId, targetPrefix(id)), listedTargets(profile));
}

function signedBy(log: LogState, characterId: string, { targetId, bytes }: Unlisted): string | null {
  const claim = targetClaim(bytes);
  const character = characterOf(log, toId(characterId));
  if (claim === null || character === null) return null;
  const name = { characterId: character.id, targetId: toId(targetId) };
  const isSigned = character.epochs.some(({ epoch }) => signedTarget({ log, ...name, epoch, sealed: bytes }) !== null);
  return isSigned ? methodOfSigner(log, claim.signer) : null;
}

/** By who signed them. @throws WalletError locked | closed */
export const listUnused = (profiles: Profiles, characterId: string): Promise<UnusedKeys[]> =>
  profiles.use(characterId, async ({ log, profile, access }) => {
    const groups = new Map<string | null, string[]>();
    for (const [at, key] of (await unusedOf(access.server, log, characterId, profile)).entries()) {
      const methodId = at < CHECKED ? signedBy(log, characterId, key) : null;
      groups.set(methodId, [...(groups.get(methodId) ?? []), key.targetId]);
    }
    return [...groups].map(([methodId, targetIds]) => ({ methodId, targetIds }));
  });

/** Only such keys as nothing uses. @throws WalletError refused */
export async function deleteUnused(
  profiles: Profiles,
  characterId: string,
  targetIds: readonly string[],
): Promise<null> {
  for (let at = 0; at < targetIds.length; at += AT_ONCE) {
    const some = targetIds.slice(at, at + AT_ONCE);
    await profiles.change(characterId, async ({ profile }) => {
      const listed = listedTargets(profile);
      const used = some.some((targetId) => listed.has(targetId) && !profile.removedTargetIds?.includes(targetId));
      if (used) throw new WalletError('refused', 'One of these keys is in use by now. Load the list again.');
      for (const targetId of some) noteRemovedTarget(profile, targetId);
      return {
        value: null,
        boxes: some.map((targetId) => ({ name: targetName(toId(characterId), toId(targetId)), bytes: null })),
      };
    });
  }
  return null;
}
