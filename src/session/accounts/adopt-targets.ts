/**
 * Adopts targets: lists in a profile the accounts, site logins, notes and phrases that were put into its character while it was closed, and
 * never one that was removed. What a login method put in without holding the character is only offered, with that method's
 * name, until the person decides.
 */
import { signedTarget } from '../../keys/target.ts';
import { concatBytes, fromHex } from '../../lib/bytes.ts';
import { targetPrefix } from '../../sync/box-names.ts';
import { type FoundTarget, findTarget } from '../profile/find-target.ts';
import { freeName } from '../profile/free-name.ts';
import type { Profile } from '../profile/profile.ts';
import type { OpenCharacter, Profiles } from '../profile/profiles.ts';
import { isListed } from '../profile/secret-entry.ts';
import {
  listedTargets,
  methodOfSigner,
  type Unlisted,
  unlistedTargets,
  worthOpening,
} from '../profile/unlisted-targets.ts';
import { hashOfBox } from '../state/login-cache.ts';
import { toId } from '../state/open-keys.ts';
import type { SessionParts } from '../state/session-parts.ts';
import { dropRemovedTargets } from './drop-removed-targets.ts';
import { readUnopened, unopenedChange } from './unopened-targets.ts';

/** Compares names first: where the profile lists every sealed key, none is opened. A key that gave nothing is not opened again. */
export async function adoptTargets(
  parts: Pick<SessionParts, 'server' | 'vault' | 'inTurn'>,
  profiles: Profiles,
  identityId: string,
  characterId: string,
): Promise<void> {
  const { server } = parts;
  const read = await profiles.read(characterId);
  await dropRemovedTargets(parts, fromHex(identityId), characterId, read.removedTargetIds ?? []);
  const id = toId(characterId);
  const boxes = await server.boxes(fromHex(identityId), targetPrefix(id));
  const unlisted = unlistedTargets(id, boxes, listedTargets(read));
  if (unlisted.length === 0) return;
  const found = await profiles.use(characterId, (open) => openUnlisted(parts, open, unlisted));
  if (found.length === 0) return;
  const taken = (profile: Profile): Profile => found.reduce(takeUp, profile);
  const last = await profiles.read(characterId);
  if (JSON.stringify(taken(last)) === JSON.stringify(last)) return;
  await profiles.change(characterId, async ({ profile }) => {
    Object.assign(profile, taken(profile));
    return { value: null };
  });
}

/** A target, and the login method (hex id) that put it in without holding the character; `null`: a holder did. */
type News = FoundTarget & { by: string | null };

/**
 * What is new to the profile. A target that does not open, or whose account is listed, is remembered and not opened
 * again; so is a key without a right signature, which counts for no login method's share.
 */
async function openUnlisted(
  { vault }: Pick<SessionParts, 'vault'>,
  { log, profile, access }: OpenCharacter,
  unlisted: readonly Unlisted[],
): Promise<News[]> {
  const { characterId, epoch } = access;
  const before = await readUnopened(vault, characterId, epoch);
  const nothing = new Set<string>();
  const isSigned = (item: Unlisted): boolean => {
    const hash = hashOf(item, UNSIGNED);
    const name = { characterId: toId(characterId), targetId: toId(item.targetId), epoch };
    if (!before.has(hash) && signedTarget({ log, ...name, sealed: item.bytes }) !== null) return true;
    nothing.add(hash);
    return false;
  };
  const shares = new Map<string, number>();
  for (const { by } of [...(profile.offered ?? []), ...(profile.secrets ?? [])])
    if (by !== undefined) shares.set(by, (shares.get(by) ?? 0) + 1);
  const news: News[] = [];
  for (const item of worthOpening(log, toId(characterId), epoch, unlisted, isSigned, shares)) {
    const hash = hashOf(item, OPENED);
    const target = before.has(hash) ? null : await findTarget(access, item);
    const by = target?.putBy ? methodOfSigner(log, target.putBy) : null;
    const isKnown = target !== null && (target.putBy === null || by !== null);
    if (isKnown && isNews(profile, { ...target, by })) news.push({ ...target, by });
    else nothing.add(hash);
  }
  const same = nothing.size === before.size && [...nothing].every((hash) => before.has(hash));
  if (!same) await vault.commit([unopenedChange(characterId, epoch, nothing)]);
  return news;
}

const [OPENED, UNSIGNED] = [0, 1];

/** Covers the name too: the same bytes may open under another name. */
const hashOf = ({ targetId, bytes }: Unlisted, why: number): string =>
  hashOfBox(concatBytes(Uint8Array.of(why), toId(targetId), bytes));

/**
 * Two computers that were offline derive the same next account and seal it under two names. It is listed once: otherwise the
 * computers would write the profile for each other without end. An account of a holder is new even if others offer it.
 */
function isNews(profile: Profile, { targetId, is, by }: News): boolean {
  if ('secret' in is) {
    // Nobody needs to be offered a phrase or a Nostr key: whoever puts one in has it.
    if (!isListed({ targetId, ...is.secret }) && by !== null) return false;
    return !(profile.secrets ?? []).some((entry) => entry.targetId === targetId);
  }
  const { address } = is.account;
  // So it is with the login key of a site.
  if (profile.loginKeys?.some((key) => key.address === address)) return false;
  return (
    !profile.accounts.some((account) => account.address === address && account.targetId !== null) &&
    (by === null || !(profile.offered ?? []).some((offered) => offered.address === address && offered.by === by))
  );
}

/** Adds the target to the profile: as its own, or as offered by the login method that put it in. */
function takeUp(profile: Profile, target: News): Profile {
  if (!isNews(profile, target)) return profile;
  const { is, targetId, by } = target;
  if ('secret' in is) {
    const entry = { targetId, ...is.secret, ...(by === null ? {} : { by }) };
    return { ...profile, secrets: [...(profile.secrets ?? []), entry] };
  }
  const { address, login } = is.account;
  if (login && by === null)
    return { ...profile, loginKeys: [...(profile.loginKeys ?? []), { address, targetId, ...login }] };
  const offered = profile.offered ?? [];
  if (by !== null) return { ...profile, offered: [...offered, { targetId, address, name: is.account.name, by }] };
  const others = profile.accounts.filter((account) => account.address !== address);
  const name = freeName({ ...profile, accounts: others }, is.account.name);
  return {
    ...profile,
    accounts: [...others, { address, name, kind: 'imported', path: null, targetId }],
    ...(profile.offered ? { offered: offered.filter((other) => other.address !== address) } : {}),
  };
}
