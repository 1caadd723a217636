/** Sites that the person blocked: stored in the profile of the character that blocked them, mirrored in session memory for the time while it is closed. */
import type { SiteNames } from '../../messaging/site-name.ts';
import type { Session } from '../../session/session.ts';
import type { Memory } from '../browser/memory.ts';

export interface BlockedSites {
  has(origin: string): Promise<boolean>;
  /**
   * The domain in which the person blocked another site: the same registrable domain (`example.com` of `app.example.com`), whatever its
   * port. `null`: none. Programs on this computer and bare addresses are strangers to each other.
   */
  sameDomain(origin: string): Promise<string | null>;
  block(characterId: string, origin: string): Promise<void>;
  /** For every open character that blocked it. */
  unblock(origin: string): Promise<void>;
  rebuild(): Promise<void>;
}

export function createBlockedSites(
  session: Pick<Session, 'profiles'>,
  mirror: Memory<string[]>,
  siteName: SiteNames,
): BlockedSites {
  const { profiles } = session;
  /** Every request of a page asks: the mirror is read once. */
  let known: string[] | null = null;
  /** The mirror has what is known. What could not be mirrored counts as long as this worker runs. */
  let isMirrored = true;
  const load = async (): Promise<string[]> => {
    if (known !== null) return known;
    const found = (await mirror.load()) ?? [];
    // What was saved meanwhile counts.
    known ??= found;
    return known;
  };
  const save = async (origins: string[]): Promise<void> => {
    known = origins;
    isMirrored = false;
    await mirror.save(origins);
    if (known === origins) isMirrored = true;
  };
  return {
    has: async (origin) => (await load()).includes(origin),
    async sameDomain(origin) {
      const domainOf = async (site: string) => registrable((await siteName(site)).domain);
      const domain = await domainOf(origin);
      if (domain === null) return null;
      const others = (await load()).filter((blocked) => blocked !== origin);
      return (await Promise.all(others.map(domainOf))).includes(domain) ? domain : null;
    },
    async block(characterId, origin) {
      await profiles.update(characterId, (profile) => {
        if (!profile.blocked.includes(origin)) profile.blocked.push(origin);
      });
      await save([...new Set([...(await load()), origin])]);
    },
    async unblock(origin) {
      for (const { id, profile } of await profiles.readable())
        if (profile.blocked.includes(origin))
          await profiles.update(id, (current) => {
            current.blocked = current.blocked.filter((blocked) => blocked !== origin);
          });
      await save((await load()).filter((blocked) => blocked !== origin));
    },
    async rebuild() {
      const read = (await profiles.readable()).map(({ profile }) => profile.blocked);
      const now = [...new Set(read.flat())];
      // Most starts of the worker find what they left.
      if (!isMirrored || JSON.stringify(now) !== JSON.stringify(await load())) await save(now);
    },
  };
}

/** Without its port; `null` for a name without a dot and for an IP address. */
function registrable(name: string): string | null {
  const domain = name.replace(/:\d+$/, '');
  return domain.includes('.') && !/^[\d.]+$/.test(domain) && !domain.startsWith('[') ? domain : null;
}
