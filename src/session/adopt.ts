/** Takes accounts into a profile that were put into its character while that was closed; never one that was taken out of it. */
import { fromHex } from '../lib/bytes.ts';
import { targetPrefix } from '../sync/box-names.ts';
import { dropRemoved } from './drop-removed.ts';
import { toId } from './open-keys.ts';
import type { Profile } from './profile.ts';
import type { Profiles } from './profiles.ts';
import type { SessionParts } from './session-parts.ts';
import { findTargets } from './targets.ts';

const knownTargets = (profile: Profile): Set<string> =>
  new Set([
    profile.entropyTargetId,
    ...(profile.formerEntropyTargetIds ?? []),
    ...(profile.removedTargetIds ?? []),
    ...profile.accounts.flatMap(({ targetId }) => (targetId ? [targetId] : [])),
  ]);

/** Looks at names first: keys are opened only where a sealed key is there that the profile does not list. */
export async function adoptTargets(
  parts: Pick<SessionParts, 'server' | 'vault' | 'inTurn'>,
  profiles: Profiles,
  identityId: string,
  characterId: string,
): Promise<void> {
  const { server } = parts;
  const read = await profiles.read(characterId);
  await dropRemoved(parts, fromHex(identityId), characterId, read.removedTargetIds ?? []);
  const known = knownTargets(read);
  const prefix = targetPrefix(toId(characterId));
  const boxes = await server.boxes(fromHex(identityId), prefix);
  if (boxes.every((box) => known.has(box.name.slice(prefix.length)))) return;
  const missing = await profiles.use(characterId, ({ profile, access }) => findTargets(access, knownTargets(profile)));
  // Two computers that were apart seal the next account of one series under two names. Listing it once is enough, and to
  // write the same profile again would be news to the others without end.
  const listed = new Set(read.accounts.flatMap(({ address, targetId }) => (targetId === null ? [] : [address])));
  if (missing.every(({ address }) => listed.has(address))) return;
  await profiles.change(characterId, async ({ profile }) => {
    for (const { targetId, address, name } of missing)
      if (!profile.accounts.some((account) => account.address === address && account.targetId !== null))
        profile.accounts = [
          ...profile.accounts.filter((account) => account.address !== address),
          { address, name, kind: 'imported', path: null, targetId },
        ];
    return { value: null };
  });
}
