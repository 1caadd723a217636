/**
 * Where grants of sites lie: in the profiles of their characters, and mirrored in session memory, so that a site is
 * still told its accounts while the wallet is locked. Nothing readable on the disk names a site.
 */

import { isWalletError } from '../../lib/errors.ts';
import { createQueue } from '../../lib/queue.ts';
import type { GrantStore, SiteGrant } from '../../permissions/grant.ts';
import { type Session, servedSites, unmark } from '../../session/session.ts';
import type { Memory } from '../browser/memory.ts';

/** What a character that does not serve the site keeps of it. */
const withoutSignIn = <Site extends object>({ signsIn: _ended, ...site }: Site & { signsIn?: unknown }) => ({
  ...site,
  serves: false,
});

/** The same for the same grants: session memory gives the fields of a value back in an order of its own. */
const textOf = (grants: readonly SiteGrant[]): string =>
  JSON.stringify(grants, (_name, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
      : value,
  );

/** A right taken from a site while its character's profile could not be written. */
export interface Owed {
  characterId: string;
  origin: string;
  /** `end`: the grant is gone. `rest`: the character does not serve the site any more. */
  act: 'end' | 'rest';
}

export interface MirroredGrants extends GrantStore {
  /** Copies the grants of the open characters into the mirror, and drops those of deleted characters. @param existing ids of all characters */
  rebuild(existing: ReadonlySet<string>): Promise<void>;
}

/**
 * [Note: Taking away needs no key]
 * A site may disconnect itself while the wallet is locked, and a site may be taken over from a character that this level does not open.
 * The mirror knows at once; the profile is written when its character is next open, as long as the browser runs.
 */
export function createGrantStore(
  session: Pick<Session, 'layers' | 'profiles'>,
  mirror: Memory<SiteGrant[]>,
  owedMemory: Memory<Owed[]>,
): MirroredGrants {
  let known: SiteGrant[] | null = null;
  const load = async (): Promise<SiteGrant[]> => {
    if (known !== null) return known;
    const found = (await mirror.load()) ?? [];
    // What was saved meanwhile counts.
    known ??= found;
    return known;
  };
  /** The mirror has what is known. */
  let isMirrored = true;
  const save = async (grants: SiteGrant[]): Promise<void> => {
    known = grants;
    isMirrored = false;
    try {
      await mirror.save(grants);
      isMirrored = true;
    } catch (error) {
      // Sites that hear of no account are better than one that goes on hearing of an account that was taken from it.
      await mirror.save(null).catch(() => undefined);
      throw error;
    }
  };
  const others = <Entry extends { characterId: string; origin: string }>(
    entries: Entry[],
    characterId: string,
    origin: string,
  ) => entries.filter((entry) => entry.characterId !== characterId || entry.origin !== origin);

  const write = async ({ characterId, ...site }: SiteGrant): Promise<void> => {
    await session.profiles.update(characterId, (profile) => {
      profile.sites = [...profile.sites.filter((other) => other.origin !== site.origin), site];
      unmark(profile, { kind: 'site', origin: site.origin });
    });
  };

  const take = async ({ characterId, origin, act }: Owed): Promise<void> => {
    await session.profiles.update(characterId, (profile) => {
      profile.sites = profile.sites.flatMap((site) => {
        if (site.origin !== origin) return [site];
        return act === 'end' ? [] : [withoutSignIn(site)];
      });
      if (act === 'end') unmark(profile, { kind: 'site', origin });
    });
  };

  /** Takes away now, or owes it to the profile. */
  const orOwe = async (now: Promise<void>, owed: Owed): Promise<void> => {
    try {
      await now;
    } catch (error) {
      if (!isWalletError(error, 'locked') && !isWalletError(error, 'closed')) throw error;
      const before = (await owedMemory.load()) ?? [];
      await owedMemory.save([...others(before, owed.characterId, owed.origin), owed]);
    }
  };

  const payOwed = async (open: ReadonlySet<string>): Promise<void> => {
    const all = (await owedMemory.load()) ?? [];
    const due = all.filter(({ characterId }) => open.has(characterId));
    if (due.length === 0) return;
    for (const owed of due) await take(owed);
    await owedMemory.save(all.filter(({ characterId }) => !open.has(characterId)));
  };

  /** What is read for the mirror must not be older than what was written to it meanwhile. */
  const inTurn = createQueue();

  return {
    load,
    save: (grant) =>
      inTurn(async () => {
        const { characterId, origin, serves } = grant;
        await (serves ? write(grant) : orOwe(write(grant), { characterId, origin, act: 'rest' }));
        await save([...others(await load(), characterId, origin), grant]);
      }),
    remove: (characterId, origin) =>
      inTurn(async () => {
        const owed: Owed = { characterId, origin, act: 'end' };
        await orOwe(take(owed), owed);
        await save(others(await load(), characterId, origin));
      }),
    rebuild: (existing) =>
      inTurn(async () => {
        const open = new Set((await session.profiles.readable()).map(({ id }) => id));
        await payOwed(open);
        // Read once more: what was owed is paid by now. Nothing was paid for a character that has just opened, and one that has just closed is not read.
        const readable = (await session.profiles.readable()).filter(({ id }) => open.has(id));
        const ids = new Set(readable.map(({ id }) => id));
        const before = await load();
        const kept = before.filter((grant) => !ids.has(grant.characterId) && existing.has(grant.characterId));
        const read = readable.flatMap(({ id: characterId, profile }) =>
          servedSites(profile).map((site): SiteGrant => ({ characterId, ...site })),
        );
        const now = [...kept, ...read];
        // Most starts of the worker find what they left.
        if (!isMirrored || textOf(now) !== textOf(before)) await save(now);
      }),
  };
}
