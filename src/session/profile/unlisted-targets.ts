/**
 * Sealed keys of a character that its profile does not list: which of them are worth opening. Whoever may write boxes may
 * plant as many as they like, so only a few of each login method are looked at, and none twice.
 */

import { characterOf, deviceOf, type LogState, lastKnownDevice, methodOf, stateAt } from '../../keys/log/state.ts';
import type { SignerName } from '../../keys/right.ts';
import { targetClaim } from '../../keys/target.ts';
import { bareHex } from '../../lib/bytes.ts';
import { targetPrefix } from '../../sync/box-names.ts';
import type { Profile } from './profile.ts';

/** How many unlisted keys of one login method, with its devices, are looked at in one character. */
export const LOOKED_AT = 48;

export interface Unlisted {
  /** Hex id. */
  targetId: string;
  bytes: Uint8Array;
}

/** Ids of the sealed keys that a profile names, or that were taken out of it. */
export const listedTargets = (profile: Profile): Set<string> =>
  new Set([
    profile.entropyTargetId,
    ...(profile.formerEntropyTargetIds ?? []),
    ...(profile.removedTargetIds ?? []),
    ...(profile.offered ?? []).map(({ targetId }) => targetId),
    ...profile.accounts.flatMap(({ targetId }) => (targetId ? [targetId] : [])),
  ]);

/** The login method behind a signer, whatever has become of it (hex); `null`: the log never knew such a signer. */
export function methodOfSigner(log: LogState, { kind, id }: SignerName): string | null {
  if (kind === 'device') return lastKnownDevice(log, id)?.methodId ?? null;
  return methodOf(log, id) === null ? null : bareHex(id);
}

/** The same for one that may sign at this state: what came before is not searched. */
const methodBehind = (log: LogState, { kind, id }: SignerName): string | null =>
  kind === 'device' ? (deviceOf(log, id)?.methodId ?? null) : bareHex(id);

/** All sealed keys of a character that `listed` does not have, by name. Names that no target has are left out. */
export function unlistedTargets(
  characterId: Uint8Array,
  boxes: readonly { name: string; bytes: Uint8Array }[],
  listed: ReadonlySet<string>,
): Unlisted[] {
  const prefix = targetPrefix(characterId);
  return boxes
    .map(({ name, bytes }) => ({ targetId: name.slice(prefix.length), bytes }))
    .filter(({ targetId }) => /^[0-9a-f]{32}$/.test(targetId) && !listed.has(targetId))
    .sort((one, other) => (one.targetId < other.targetId ? -1 : 1));
}

/**
 * Those of them that may open at this epoch, a bounded number of each login method. Nothing is decrypted.
 * @param isSigned is it rightly signed for its name and this epoch? Asked only of one that says so
 * @param shares how many of each login method (hex id) stand elsewhere already, and count
 */
export function worthOpening(
  log: LogState,
  characterId: Uint8Array,
  epoch: number,
  unlisted: readonly Unlisted[],
  isSigned: (item: Unlisted) => boolean,
  shares: ReadonlyMap<string, number>,
): Unlisted[] {
  const since = characterOf(log, characterId)?.epochs.find((item) => item.epoch === epoch)?.sinceEntry;
  if (since === undefined) return [];
  const counts = new Map(shares);
  return unlisted.filter((item) => {
    const claim = targetClaim(item.bytes);
    if (claim === null || claim.head.number < since) return false;
    const then = stateAt(log, claim.head);
    const methodId = then && methodBehind(then, claim.signer);
    if (methodId === null || (counts.get(methodId) ?? 0) >= LOOKED_AT || !isSigned(item)) return false;
    counts.set(methodId, (counts.get(methodId) ?? 0) + 1);
    return true;
  });
}
