/**
 * Takes accounts into a profile that were put into its character while that was closed; never one that was taken out of it.
 * What somebody put in who does not hold the character stands apart, under that login method's name, until the person decides.
 */
import { concatBytes, fromHex } from '../lib/bytes.ts';
import { targetPrefix } from '../sync/box-names.ts';
import { hashOfBox } from './cabinet.ts';
import { dropRemoved } from './drop-removed.ts';
import { freeName } from './free-name.ts';
import { notOpenedChange, readNotOpened } from './not-opened.ts';
import { toId } from './open-keys.ts';
import type { Offered, Profile } from './profile.ts';
import type { OpenCharacter, Profiles } from './profiles.ts';
import type { SessionParts } from './session-parts.ts';
import { type FoundTarget, findTarget } from './targets.ts';
import { LOOKED_AT, listedTargets, methodOfSigner, type Unlisted, unlistedTargets, worthOpening } from './unlisted.ts';

/** Looks at names first: keys are opened only where a sealed key is there that the profile does not list, and none twice. */
export async function adoptTargets(
  parts: Pick<SessionParts, 'server' | 'vault' | 'inTurn'>,
  profiles: Profiles,
  identityId: string,
  characterId: string,
): Promise<void> {
  const { server } = parts;
  const read = await profiles.read(characterId);
  await dropRemoved(parts, fromHex(identityId), characterId, read.removedTargetIds ?? []);
  const id = toId(characterId);
  const boxes = await server.boxes(fromHex(identityId), targetPrefix(id));
  const unlisted = unlistedTargets(id, boxes, listedTargets(read));
  if (unlisted.length === 0) return;
  const found = await profiles.use(characterId, (open) => openUnlisted(parts, open, unlisted));
  if (found.length === 0) return;
  await profiles.change(characterId, async ({ log, profile }) => {
    for (const target of found) {
      const by = target.putBy && methodOfSigner(log, target.putBy);
      if (target.putBy === null) takeIn(profile, target);
      else if (by !== null) offer(profile, target, by);
    }
    return { value: null };
  });
}

/** What is news to the profile. Everything else is remembered, and not opened again. */
async function openUnlisted(
  { vault }: Pick<SessionParts, 'vault'>,
  { log, profile, access }: OpenCharacter,
  unlisted: readonly Unlisted[],
): Promise<FoundTarget[]> {
  const { characterId, epoch } = access;
  const worth = worthOpening(log, toId(characterId), epoch, unlisted);
  const before = await readNotOpened(vault, characterId, epoch);
  const nothing = new Set<string>();
  const news: FoundTarget[] = [];
  for (const item of worth) {
    // With its name: the same bytes may open under another one.
    const hash = hashOfBox(concatBytes(toId(item.targetId), item.bytes));
    const target = before.has(hash) ? null : await findTarget(access, item);
    if (target && isNews(profile, target)) news.push(target);
    else nothing.add(hash);
  }
  const same = nothing.size === before.size && [...nothing].every((hash) => before.has(hash));
  if (!same) await vault.commit([notOpenedChange(characterId, epoch, nothing)]);
  return news;
}

/**
 * Two computers that were apart seal the next account of one series under two names. Listing it once is enough, and to write
 * the same profile again would be news to the others without end.
 */
const isNews = (profile: Profile, { address }: FoundTarget): boolean =>
  !profile.accounts.some((account) => account.address === address && account.targetId !== null) &&
  !(profile.offered ?? []).some((offered) => offered.address === address);

function takeIn(profile: Profile, target: FoundTarget): void {
  if (!isNews(profile, target)) return;
  const { address, targetId } = target;
  const others = profile.accounts.filter((account) => account.address !== address);
  const name = freeName({ ...profile, accounts: others }, target.name);
  profile.accounts = [...others, { address, name, kind: 'imported', path: null, targetId }];
}

function offer(profile: Profile, target: FoundTarget, by: string): void {
  const offered: Offered[] = profile.offered ?? [];
  const isFull = offered.filter((other) => other.by === by).length >= LOOKED_AT;
  if (isFull || !isNews(profile, target)) return;
  const { targetId, address, name } = target;
  profile.offered = [...offered, { targetId, address, name, by }];
}
