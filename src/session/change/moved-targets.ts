/**
 * Which sealed keys of a character a rotation moves to the new key. A key that the profile names moves if it is the key that the
 * profile means. A key that the profile does not name moves if a holder of the character put it in. Keys of other methods, and of
 * the methods that the rotation removes, are limited in number, so that no method can make its own removal expensive.
 */
import { createId } from '../../keys/ids.ts';
import type { LogCharacter, LogState } from '../../keys/log/state.ts';
import { hasRight, type SignerName } from '../../keys/right.ts';
import type { BoxSigner } from '../../keys/signed-box.ts';
import { type OpenedTarget, openTarget, sealTarget, signedTarget, targetClaim } from '../../keys/target.ts';
import { bareHex, wipe } from '../../lib/bytes.ts';
import { loginKeyName } from '../../messaging/login-key.ts';
import { targetPrefix } from '../../sync/box-names.ts';
import type { Box } from '../../sync/key-server.ts';
import { isMeant, type NamedTarget, namedTargets } from '../profile/named-targets.ts';
import type { Profile } from '../profile/profile.ts';
import { MOST_SECRETS } from '../profile/secret-entry.ts';
import { describedSecret } from '../profile/secret-targets.ts';
import { accountIn } from '../profile/targets.ts';
import { LOOKED_AT, methodOfSigner, type Unlisted, unlistedTargets } from '../profile/unlisted-targets.ts';
import { toId } from '../state/open-keys.ts';
import type { MovedTarget } from './rebuilt-profile.ts';

/** How many sealed keys of one login method are moved that holds the character no more afterwards. */
export const LEFT_BY_ONE = 300;

const isSecret = ({ kind }: NamedTarget): boolean => kind !== 'private-key' && kind !== 'bip39-entropy';

export interface Moving {
  before: LogState;
  after: LogState;
  earlier: LogCharacter;
  character: LogCharacter;
  /** Of the epoch before. */
  oldSeed: Uint8Array;
  /** A managing method. */
  signer: BoxSigner;
}

interface Found extends Unlisted {
  signer: SignerName;
  byHolder: boolean;
  /** What the profile says of it; `null`: nothing. */
  named: NamedTarget[] | null;
}

/**
 * @param profile `null` where none is known
 * @returns `left`: names of its accounts, site logins and notes that were not moved
 */
export async function movedTargets(
  moving: Moving,
  boxes: readonly { name: string; bytes: Uint8Array }[],
  profile: Profile | null,
): Promise<{ moved: Box[]; opened: MovedTarget[]; left: string[] }> {
  const putBy = bounded(LOOKED_AT);
  const moved: Box[] = [];
  const opened: MovedTarget[] = [];
  for (const found of worthMoving(moving, boxes, profile)) {
    const target = await openFound(moving, found);
    if (!target) continue;
    try {
      const by = target.putBy && (methodOfSigner(moving.before, target.putBy) ?? '');
      if (by !== null && found.named === null && !putBy(by)) continue;
      // What is not meant under this name is a key all the same: it goes under another one, and stands in nobody's place.
      const isOther = found.named !== null && !isMeant(found.named, target);
      const targetId = isOther ? bareHex(createId()) : found.targetId;
      moved.push(await sealed(moving, targetId, target));
      opened.push({
        targetId,
        kind: target.kind,
        account: accountIn(target),
        secret: describedSecret(target),
        isOwn: target.putBy === null,
      });
    } finally {
      wipe(target.secret);
    }
  }
  const addresses = new Map(opened.map(({ targetId, account }) => [targetId, account?.address]));
  const accounts = (profile?.accounts ?? []).filter(
    ({ targetId, address }) => targetId !== null && addresses.get(targetId) !== address,
  );
  const loginKeys = (profile?.loginKeys ?? [])
    .filter(({ targetId, address }) => addresses.get(targetId) !== address)
    .map((key) => ({ name: loginKeyName(key) }));
  const secrets = (profile?.secrets ?? []).filter(({ targetId, by }) => by === undefined && !addresses.has(targetId));
  return { moved, opened, left: [...accounts, ...loginKeys, ...secrets].map(({ name }) => name) };
}

/** Counts by key; `false` from the one after `most`. */
function bounded(most: number): (key: string) => boolean {
  const counts = new Map<string, number>();
  return (key) => {
    const count = counts.get(key) ?? 0;
    counts.set(key, count + 1);
    return count < most;
  };
}

/** What was rightly signed, and not taken out: the named ones first. */
function worthMoving(
  { before, after, earlier }: Moving,
  boxes: readonly { name: string; bytes: Uint8Array }[],
  profile: Profile | null,
): Found[] {
  const named = profile ? namedTargets(profile) : new Map<string, NamedTarget[]>();
  const removed = new Set((profile?.removedTargetIds ?? []).filter((targetId) => !named.has(targetId)));
  const right = { kind: 'character', characterId: earlier.id } as const;
  const [outsiders, leaving, secrets] = [bounded(LOOKED_AT), bounded(LEFT_BY_ONE), bounded(MOST_SECRETS)];
  const unnamed = bounded(profile ? LOOKED_AT : LEFT_BY_ONE);
  const found = unlistedTargets(earlier.id, boxes, removed).flatMap((item): Found[] => {
    const claim = targetClaim(item.bytes);
    const name = { characterId: earlier.id, targetId: toId(item.targetId), epoch: earlier.epoch };
    const signed = claim && signedTarget({ log: before, ...name, sealed: item.bytes });
    return signed ? [{ ...item, ...signed, signer: claim.signer, named: named.get(item.targetId) ?? null }] : [];
  });
  return found
    .sort((one, other) => Number(other.named !== null) - Number(one.named !== null))
    .filter((item) => {
      const by = methodOfSigner(before, item.signer) ?? '';
      if (!item.byHolder) return outsiders(by);
      if (hasRight(after, item.signer, right)) return true;
      // The whole list of logins may have been imported by the method that leaves.
      if (item.named?.some(isSecret)) return secrets(by);
      return leaving(by) && (item.named !== null || unnamed(by));
    });
}

const openFound = (
  { before, earlier, oldSeed }: Moving,
  { targetId, bytes, named }: Found,
): Promise<OpenedTarget | null> =>
  openTarget({
    log: before,
    characterId: earlier.id,
    targetId: toId(targetId),
    epoch: earlier.epoch,
    characterSeed: oldSeed,
    sealed: bytes,
    // Whoever does not hold the character puts nothing in the place of what its profile names.
    sealedBy: named === null || named.some(({ sealedBy }) => sealedBy === 'anyone') ? 'anyone' : 'holder',
  }).catch(() => null);

async function sealed({ after, character, signer }: Moving, targetId: string, target: OpenedTarget): Promise<Box> {
  const bytes = await sealTarget({
    identityId: after.identityId,
    characterId: character.id,
    targetId: toId(targetId),
    epoch: character.epoch,
    characterPublicKey: character.publicKey,
    target,
    metadata: target.metadata,
    putBy: target.putBy,
    signer,
    head: after.head,
  });
  return { name: targetPrefix(character.id) + targetId, bytes };
}
