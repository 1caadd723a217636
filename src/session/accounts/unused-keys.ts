/**
 * Unused keys: sealed keys of an open character that do not open, are of an earlier epoch, or are more than one login method may
 * put in. They are listed with the method that signed them, so that the person can delete them. A holder's key that opens is
 * never listed.
 */
import { characterOf, type LogState } from '../../keys/log/state.ts';
import { signedTarget, targetClaim } from '../../keys/target.ts';
import { WalletError } from '../../lib/errors.ts';
import { sessionAccounts as t } from '../../locales/en/session/accounts.ts';
import { targetName, targetPrefix } from '../../sync/box-names.ts';
import type { KeyServer } from '../../sync/key-server.ts';
import { findTarget } from '../profile/find-target.ts';
import { noteRemovedTarget, type Profile } from '../profile/profile.ts';
import type { Profiles } from '../profile/profiles.ts';
import {
  LOOKED_AT,
  listedTargets,
  methodOfSigner,
  type Unlisted,
  unlistedTargets,
} from '../profile/unlisted-targets.ts';
import { toId } from '../state/open-keys.ts';

export interface UnusedKeys {
  /** Hex id of the login method that signed them, itself or by one of its devices; `null`: no method of this identity did. */
  methodId: string | null;
  targetIds: string[];
}

/** How many signatures are checked for one list; keys beyond that are listed without a signer. */
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

/** Does the signature hold under the character's present key? */
function isSignedNow(log: LogState, characterId: string, { targetId, bytes }: Unlisted) {
  const id = toId(characterId);
  const epoch = characterOf(log, id)?.epoch ?? -1;
  return signedTarget({ log, characterId: id, targetId: toId(targetId), epoch, sealed: bytes });
}

/** The unused keys, by the login method that signed them. @throws WalletError locked | closed */
export const listUnused = (profiles: Profiles, characterId: string): Promise<UnusedKeys[]> =>
  profiles.use(characterId, async ({ log, profile, access, signer }) => {
    const groups = new Map<string | null, string[]>();
    const ownMethod = methodOfSigner(log, signer);
    const tried = new Map<string | null, number>();
    /** A key that opens is not offered for deletion: it may be a second copy of an account. */
    const opens = async (key: Unlisted, methodId: string | null): Promise<boolean> => {
      if (isSignedNow(log, characterId, key)?.byHolder !== true) return false;
      if (methodId === ownMethod) return true;
      tried.set(methodId, (tried.get(methodId) ?? 0) + 1);
      return (tried.get(methodId) ?? 0) <= LOOKED_AT && (await findTarget(access, key)) !== null;
    };
    for (const [at, key] of (await unusedOf(access.server, log, characterId, profile)).entries()) {
      const methodId = at < CHECKED ? signedBy(log, characterId, key) : null;
      if (at < CHECKED && (await opens(key, methodId))) continue;
      groups.set(methodId, [...(groups.get(methodId) ?? []), key.targetId]);
    }
    return [...groups].map(([methodId, targetIds]) => ({ methodId, targetIds }));
  });

const isAmong = (targetIds: readonly string[]) => {
  const among = new Set(targetIds);
  return ({ targetId }: Unlisted): boolean => among.has(targetId);
};

/** Deletes unused keys only. @throws WalletError refused: one of them is in use by now */
export async function deleteUnused(
  profiles: Profiles,
  characterId: string,
  targetIds: readonly string[],
): Promise<null> {
  for (let at = 0; at < targetIds.length; at += AT_ONCE) {
    const some = targetIds.slice(at, at + AT_ONCE);
    await profiles.change(characterId, async ({ log, profile, access }) => {
      const listed = listedTargets(profile);
      const used = some.some((targetId) => listed.has(targetId) && !profile.removedTargetIds?.includes(targetId));
      if (used) throw new WalletError('refused', t.keyInUse);
      // A key that cannot open under the present key is not noted as removed: the list has room for few.
      for (const key of (await unusedOf(access.server, log, characterId, profile)).filter(isAmong(some)))
        if (isSignedNow(log, characterId, key) !== null) noteRemovedTarget(profile, key.targetId);
      return {
        value: null,
        boxes: some.map((targetId) => ({ name: targetName(toId(characterId), toId(targetId)), bytes: null })),
      };
    });
  }
  return null;
}
