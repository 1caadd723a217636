/**
 * Sealed keys of a character that its profile does not list, and which of them are worth opening. Anyone who may write boxes
 * can plant any number of them, so the wallet opens only a few of each login method, and none twice.
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

/** Ids of the sealed keys that a profile names, or that were removed from it. */
export const listedTargets = (profile: Profile): Set<string> =>
  new Set([
    profile.entropyTargetId,
    ...(profile.formerEntropyTargetIds ?? []),
    ...(profile.removedTargetIds ?? []),
    ...(profile.offered ?? []).map(({ targetId }) => targetId),
    ...(profile.loginKeys ?? []).map(({ targetId }) => targetId),
    ...(profile.secrets ?? []).map(({ targetId }) => targetId),
    ...profile.accounts.flatMap(({ targetId }) => (targetId ? [targetId] : [])),
  ]);

/** The login method of a signer (hex), also of a revoked one; `null`: the log never had such a signer. */
export function methodOfSigner(log: LogState, { kind, id }: SignerName): string | null {
  if (kind === 'device') return lastKnownDevice(log, id)?.methodId ?? null;
  return methodOf(log, id) === null ? null : bareHex(id);
}

/** The same, for a signer that may sign at this state of the log: earlier states are not searched. */
const methodBehind = (log: LogState, { kind, id }: SignerName): string | null =>
  kind === 'device' ? (deviceOf(log, id)?.methodId ?? null) : bareHex(id);

/** The sealed keys of a character that are not in `listed`. Boxes whose name is not that of a target are left out. */
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
 * The unlisted keys that may open at this epoch, a bounded number of each login method. Decrypts nothing.
 * @param isSigned does the signature hold for the key's name and this epoch? Called only for a key that claims so
 * @param shares how many keys of each login method (hex id) count already because they are offered in the profile
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
