/**
 * Sealed keys that another computer missed when it rotated a character: the server may have withheld them from it. This
 * computer still has them and the old seeds, so it seals them under the present key and sends them, before the seeds are dropped.
 */
import { charactersOf, type LogCharacter } from '../../keys/log/state.ts';
import { hasRight } from '../../keys/right.ts';
import { signedTarget, targetClaim } from '../../keys/target.ts';
import { bareHex, utf8, wipe } from '../../lib/bytes.ts';
import { profileName, targetName, targetPrefix } from '../../sync/box-names.ts';
import { boxChange } from '../../sync/local-server.ts';
import { readOutbox, readRecord, readVersions, waits } from '../../sync/sync-rows.ts';
import type { Change } from '../../vault/vault.ts';
import { isMeant, namedTargets } from '../profile/named-targets.ts';
import { decodeProfile, type Profile } from '../profile/profile.ts';
import { listedTargets, type Unlisted, unlistedTargets } from '../profile/unlisted-targets.ts';
import { readLoginCache } from '../state/login-cache.ts';
import { toId } from '../state/open-keys.ts';
import { isDeviceActive, openProfile, openTargetUnderAnySeed, type ResealContext, resealTarget } from './reseal.ts';

/** Reseals only for characters that this login still holds. */
export async function resealMissedTargets(work: ResealContext): Promise<void> {
  const { log, keys } = work;
  if (!isDeviceActive(work)) return;
  const held = new Set(charactersOf(log, keys.methodId));
  for (const { characterId, epoch } of keys.copy.characters) {
    const character = log.characters.get(bareHex(characterId));
    if (!character || character.removed || character.epoch === epoch || !held.has(bareHex(characterId))) continue;
    const profiles = await profilesOf(work, character);
    for (const item of await leftOf(work, character, profiles))
      await reseal(work, character, item, profiles).catch(() => undefined);
  }
}

/** Keys that holders sealed under earlier epochs, that were not removed since, and that are not in the outbox. */
async function leftOf(work: ResealContext, character: LogCharacter, profiles: readonly Profile[]): Promise<Unlisted[]> {
  const { log, parts } = work;
  const since = character.epochs.find(({ epoch }) => epoch === character.epoch)?.sinceEntry ?? 0;
  const waiting = await readOutbox(parts.vault, log.identityId);
  const removed = new Set(profiles.flatMap(({ removedTargetIds = [] }) => removedTargetIds));
  const listed = new Set(profiles.flatMap((profile) => [...listedTargets(profile)]));
  const epochs = (await work.seedsOf(character)).map(({ epoch }) => epoch).filter((epoch) => epoch < character.epoch);
  const isByHolder = ({ targetId, bytes }: Unlisted): boolean =>
    epochs.some((epoch) => {
      const name = { characterId: character.id, targetId: toId(targetId), epoch };
      return signedTarget({ log, ...name, sealed: bytes })?.byHolder === true;
    });
  const boxes = await parts.server.boxes(log.identityId, targetPrefix(character.id));
  return unlistedTargets(character.id, boxes, removed).filter((item) => {
    const claim = targetClaim(item.bytes);
    if (claim === null || claim.head.number >= since) return false;
    if (waiting.has(targetName(character.id, toId(item.targetId))) || !isByHolder(item)) return false;
    // A key that no profile names counts only if its signer still holds the character: a removed method may have planted any number.
    return listed.has(item.targetId) || hasRight(log, claim.signer, { kind: 'character', characterId: character.id });
  });
}

/** The character's profile as it is stored now, and as the login cache has it. */
async function profilesOf(work: ResealContext, character: LogCharacter): Promise<Profile[]> {
  const { log, parts, keys } = work;
  const present = await openProfile(work, character, await parts.server.box(log.identityId, profileName(character.id)));
  const before = (await readLoginCache(parts.vault, keys))?.profiles.get(bareHex(character.id));
  return [...(present ? [present.profile] : []), ...(before ? [decodeProfile(utf8(before.body))] : [])];
}

async function reseal(
  work: ResealContext,
  character: LogCharacter,
  { targetId, bytes }: Unlisted,
  profiles: readonly Profile[],
): Promise<void> {
  const { vault } = work.parts;
  const { identityId } = work.log;
  const target = await openTargetUnderAnySeed(work, character, toId(targetId), bytes, 'holder');
  if (!target) return;
  try {
    const named = profiles.flatMap((profile) => namedTargets(profile).get(targetId) ?? []);
    if (named.length > 0 ? !isMeant(named, target) : target.putBy !== null) return;
    const name = targetName(character.id, toId(targetId));
    const changes: Change[] = [
      boxChange(identityId, { name, bytes: await resealTarget(work, character, toId(targetId), target) }),
    ];
    if ((await readRecord(vault, identityId)) !== null) {
      const isThere = (await readVersions(vault, identityId)).get(name)?.removed === false;
      changes.push(waits(identityId, name, isThere ? bytes : null));
    }
    await vault.commit(changes);
  } finally {
    wipe(target.secret);
  }
}
