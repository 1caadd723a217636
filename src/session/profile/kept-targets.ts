/**
 * Sealed secrets that were removed, as they are kept for as long as the removal can be undone. They stay as encrypted as they were: the
 * character opens them, and nothing else.
 */
import { createId } from '../../keys/ids.ts';
import { bareHex, fromBase64Url, toBase64Url } from '../../lib/bytes.ts';
import { WalletError } from '../../lib/errors.ts';
import { sessionProfile as t } from '../../locales/en/session/profile.ts';
import { targetName } from '../../sync/box-names.ts';
import type { Box } from '../../sync/key-server.ts';
import { toId } from '../state/open-keys.ts';
import type { OpenCharacter } from './profiles.ts';
import type { SecretEntry } from './secret-entry.ts';
import { sealSecret, secretTarget } from './secret-targets.ts';
import { useSealed } from './targets.ts';

export interface KeptTarget {
  entry: SecretEntry;
  /** Its place in the profile's list. */
  at: number;
  /** The box, base64url. */
  sealed: string;
  /** Of the character's keys. */
  epoch: number;
}

/**
 * @returns `null` where one cannot come back: its box is missing, or a login method put it in without holding the character. Sealed anew it
 * would look like one that the person accepted.
 */
export async function keepTargets(
  { log, profile, access }: OpenCharacter,
  entries: readonly SecretEntry[],
): Promise<KeptTarget[] | null> {
  const kept: KeptTarget[] = [];
  for (const [at, entry] of (profile.secrets ?? []).entries()) {
    if (!entries.includes(entry)) continue;
    const name = targetName(toId(access.characterId), toId(entry.targetId));
    const sealed = await access.server.box(log.identityId, name);
    if (sealed === null || entry.by !== undefined) return null;
    kept.push({ entry, at, sealed: toBase64Url(sealed), epoch: access.epoch });
  }
  return kept;
}

/**
 * Seals each anew, since every computer knows the former targets as removed, and changes the profile in place.
 * @throws WalletError refused: the character has other keys by now
 */
export async function putBack(
  { log, profile, access, signer }: OpenCharacter,
  kept: readonly KeptTarget[],
): Promise<Box[]> {
  const owner = { log, characterId: access.characterId, signer };
  const secrets = [...(profile.secrets ?? [])];
  const boxes: Box[] = [];
  for (const { entry, at, sealed, epoch } of kept) {
    if (epoch !== access.epoch) throw new WalletError('refused', t.newKeysSince);
    const id = createId();
    const target = { targetId: entry.targetId, sealed: fromBase64Url(sealed) };
    boxes.push(
      await useSealed(access, target, secretTarget(entry), 'holder', (secret) => sealSecret(owner, id, entry, secret)),
    );
    secrets.splice(at, 0, { ...entry, targetId: bareHex(id) });
  }
  profile.secrets = secrets;
  return boxes;
}
