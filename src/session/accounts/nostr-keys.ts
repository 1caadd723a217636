/**
 * Nostr keys that a character has: one for each site, derived from the character's own phrase when the site first gets it, and those that
 * the person brought. Each is sealed to the character like its other secrets, so that it outlives a new phrase and opens without one.
 */
import { derivePrivateKey } from '../../ethereum/hd.ts';
import { createId } from '../../keys/ids.ts';
import { bareHex, wipe } from '../../lib/bytes.ts';
import { cannotOpen, WalletError } from '../../lib/errors.ts';
import { sessionAccounts as t } from '../../locales/en/session/accounts.ts';
import { siteHost } from '../../messaging/site-host.ts';
import { parsePrivateKey, publicKeyOf, sitePath } from '../../nostr/key.ts';
import { targetName } from '../../sync/box-names.ts';
import { type KeptTarget, keepTargets, putBack } from '../profile/kept-targets.ts';
import { cleanName, NAME_LIMIT, noteRemovedTarget, type Profile } from '../profile/profile.ts';
import type { OpenCharacter, Profiles } from '../profile/profiles.ts';
import { MOST_SECRETS, type SecretEntry } from '../profile/secret-entry.ts';
import { sealSecret, useSecret } from '../profile/secret-targets.ts';
import { type TargetAccess, useEntropy } from '../profile/targets.ts';
import { toId } from '../state/open-keys.ts';

/** The keys that a profile names, each once: two computers that were offline may have sealed one key each. */
export function nostrKeysOf(profile: Profile): SecretEntry[] {
  const seen = new Set<string>();
  return (profile.secrets ?? []).filter(
    ({ kind, by, user }) => kind === 'nostr' && by === undefined && !seen.has(user) && seen.add(user),
  );
}

/** @throws WalletError not-found */
function keyOf(profile: Profile, publicKey: string): SecretEntry {
  const entry = nostrKeysOf(profile).find(({ user }) => user === publicKey);
  if (!entry) throw new WalletError('not-found', t.noSuchNostrKey);
  return entry;
}

/** Opens a key for `work` and wipes it. @throws WalletError not-found | cannot-open | storage-broken */
export const useNostrKey = <Value>(
  access: TargetAccess,
  profile: Profile,
  publicKey: string,
  work: (privateKey: Uint8Array) => Value,
): Promise<Awaited<Value>> =>
  useSecret(access, keyOf(profile, publicKey), (privateKey) => {
    if (publicKeyOf(privateKey) !== publicKey) throw cannotOpen();
    return work(privateKey);
  });

const deriveFor = <Value>(
  { access, profile }: Pick<OpenCharacter, 'access' | 'profile'>,
  origin: string,
  work: (privateKey: Uint8Array) => Value,
): Promise<Awaited<Value>> =>
  useEntropy(access, profile, async (entropy) => {
    const privateKey = derivePrivateKey(entropy, sitePath(origin));
    try {
      return await work(privateKey);
    } finally {
      wipe(privateKey);
    }
  });

/** The key of this site alone; `null`: it has none yet. One that somebody else may know is not given out again. */
const ownOf = (profile: Profile, origin: string): SecretEntry | null =>
  nostrKeysOf(profile).find(({ site, exposedSince }) => site === origin && exposedSince === undefined) ?? null;

export interface NostrChoice {
  /** Public key of this site alone, hex. */
  own: string;
  /** Keys that the person brought. */
  brought: { publicKey: string; name: string }[];
}

/** The keys that a site could get. Writes nothing. */
export const choicesFor = (profiles: Profiles, characterId: string, origin: string): Promise<NostrChoice> =>
  profiles.use(characterId, async (open) => ({
    own: ownOf(open.profile, origin)?.user ?? (await deriveFor(open, origin, publicKeyOf)),
    brought: nostrKeysOf(open.profile).flatMap(({ site, user, name }) =>
      site === null ? [{ publicKey: user, name }] : [],
    ),
  }));

/** Seals a key, and changes the profile in place. @throws WalletError refused (the character is full) */
async function keepKey(
  { log, profile, access, signer }: OpenCharacter,
  privateKey: Uint8Array,
  { site, name, now }: { site: string | null; name: string; now: number },
) {
  const secrets = profile.secrets ?? [];
  if (secrets.length >= MOST_SECRETS) throw new WalletError('refused', t.characterFull);
  const id = createId();
  const entry = { kind: 'nostr', site, user: publicKeyOf(privateKey), name: cleanName(name), changedAt: now } as const;
  const box = await sealSecret({ log, characterId: access.characterId, signer }, id, entry, privateKey);
  profile.secrets = [...secrets, { targetId: bareHex(id), ...entry }];
  return { value: entry.user, boxes: [box] };
}

/**
 * Makes sure that the chosen key is there: a brought one, or that of the site alone, which is made now.
 * @throws WalletError not-found: it is none of these
 */
export const ensureKey = (
  profiles: Profiles,
  now: number,
  { characterId, origin, publicKey }: { characterId: string; origin: string; publicKey: string },
): Promise<string> =>
  profiles.change(characterId, async (open) => {
    const known = nostrKeysOf(open.profile).find(({ user }) => user === publicKey);
    if (known && (known.site === null || known.site === origin)) return { value: publicKey };
    const name = siteHost(origin).whole.slice(0, NAME_LIMIT);
    return deriveFor(open, origin, (privateKey) => {
      if (publicKeyOf(privateKey) !== publicKey) throw new WalletError('not-found', t.noSuchNostrKey);
      return keepKey(open, privateKey, { site: origin, name, now });
    });
  });

/** @param typed an `nsec1…`, or hex @returns its public key @throws WalletError bad-input | exists | refused */
export const bringKey = (
  profiles: Profiles,
  now: number,
  characterId: string,
  { typed, name }: { typed: string; name: string },
): Promise<string> =>
  profiles.change(characterId, async (open) => {
    const privateKey = parsePrivateKey(typed);
    try {
      const publicKey = publicKeyOf(privateKey);
      const known = nostrKeysOf(open.profile).find(({ user }) => user === publicKey);
      if (known) throw new WalletError('exists', t.nostrKeyHereAlready(known.name));
      return await keepKey(open, privateKey, { site: null, name, now });
    } finally {
      wipe(privateKey);
    }
  });

/**
 * Removes a key with every copy of it, and takes it from the sites that have it.
 * @returns what brings it back; `null`: nothing does
 */
export const removeKey = (profiles: Profiles, characterId: string, publicKey: string): Promise<KeptTarget[] | null> =>
  profiles.change(characterId, async (open) => {
    const { profile } = open;
    keyOf(profile, publicKey);
    const isIt = ({ kind, user }: SecretEntry): boolean => kind === 'nostr' && user === publicKey;
    const copies = (profile.secrets ?? []).filter(isIt);
    // A copy that was not accepted is none that the person had.
    const kept = await keepTargets(
      open,
      copies.filter(({ by }) => by === undefined),
    );
    const removed = copies.map(({ targetId }) => targetId);
    profile.secrets = profile.secrets?.filter((entry) => !isIt(entry));
    for (const targetId of removed) noteRemovedTarget(profile, targetId);
    profile.sites = profile.sites.flatMap((site) => {
      if (site.nostr?.publicKey !== publicKey) return [site];
      const { nostr: _removed, ...rest } = site;
      return rest.accounts.length > 0 ? [rest] : [];
    });
    const boxes = removed.map((targetId) => ({ name: targetName(toId(characterId), toId(targetId)), bytes: null }));
    return { value: kept, boxes };
  });

/** Brings a removed key back, to no site. @throws WalletError exists (another one took its place) | refused (full, or it has other keys) */
export const bringKeyBack = (profiles: Profiles, characterId: string, kept: readonly KeptTarget[]): Promise<null> =>
  profiles.change(characterId, async (open) => {
    const { profile } = open;
    for (const { user, site, exposedSince } of kept.map(({ entry }) => entry)) {
      const known = nostrKeysOf(profile).find((one) => one.user === user);
      if (known) throw new WalletError('exists', t.nostrKeyHereAlready(known.name));
      if (site !== null && exposedSince === undefined && ownOf(profile, site) !== null)
        throw new WalletError('exists', t.siteHasOtherKey(siteHost(site).whole));
    }
    const boxes = await putBack(open, kept);
    if ((profile.secrets ?? []).length > MOST_SECRETS) throw new WalletError('refused', t.characterFull);
    return { value: null, boxes };
  });
