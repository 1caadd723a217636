/** Sites that the person blocked: stored in the profile of the character that blocked them, mirrored in session memory for the time while it is closed. */
import { WalletError } from '../../lib/errors.ts';
import { createQueue } from '../../lib/queue.ts';
import { backgroundAdapters as t } from '../../locales/en/background/adapters.ts';
import type { SiteNames } from '../../messaging/site-name.ts';
import type { Session } from '../../session/session.ts';
import type { Memory } from '../browser/memory.ts';

export interface Blocked {
  characterId: string;
  origin: string;
}

export interface BlockedSites {
  has(origin: string): Promise<boolean>;
  /**
   * The domain in which the person blocked another site: the same registrable domain (`example.com` of `app.example.com`), whatever its
   * port. `null`: none. Programs on this computer and bare addresses are strangers to each other.
   */
  sameDomain(origin: string): Promise<string | null>;
  block(characterId: string, origin: string): Promise<void>;
  /**
   * For every open character that blocked it. @returns may the site ask again? Not if a character blocked it that is closed
   * @throws WalletError locked: nothing is open
   */
  unblock(origin: string): Promise<boolean>;
  /** Copies what the open characters blocked into the mirror, and drops what deleted ones did. @param existing ids of all characters */
  rebuild(existing: ReadonlySet<string>): Promise<void>;
}

export function createBlockedSites(
  session: Pick<Session, 'profiles'>,
  mirror: Memory<Blocked[]>,
  siteName: SiteNames,
): BlockedSites {
  const { profiles } = session;
  /** Every request of a page asks: the mirror is read once. */
  let known: Blocked[] | null = null;
  /** The mirror has what is known. What could not be mirrored counts as long as this worker runs. */
  let isMirrored = true;
  const load = async (): Promise<Blocked[]> => {
    if (known !== null) return known;
    const found = (await mirror.load()) ?? [];
    // What was saved meanwhile counts.
    known ??= found;
    return known;
  };
  const save = async (all: Blocked[]): Promise<void> => {
    known = all;
    isMirrored = false;
    await mirror.save(all);
    if (known === all) isMirrored = true;
  };
  /** What is read for the mirror must not be older than what was written to it meanwhile. */
  const inTurn = createQueue();

  return {
    has: async (origin) => (await load()).some((blocked) => blocked.origin === origin),
    async sameDomain(origin) {
      const domainOf = async (site: string) => registrable((await siteName(site)).domain);
      const domain = await domainOf(origin);
      if (domain === null) return null;
      const others = new Set((await load()).map((blocked) => blocked.origin));
      others.delete(origin);
      return (await Promise.all([...others].map(domainOf))).includes(domain) ? domain : null;
    },
    block: (characterId, origin) =>
      inTurn(async () => {
        await profiles.update(characterId, (profile) => {
          if (!profile.blocked.includes(origin)) profile.blocked.push(origin);
        });
        const before = await load();
        const isKnown = before.some((blocked) => blocked.characterId === characterId && blocked.origin === origin);
        await save(isKnown ? before : [...before, { characterId, origin }]);
      }),
    unblock: (origin) =>
      inTurn(async () => {
        const open = await profiles.readable();
        if (open.length === 0) throw new WalletError('locked', t.locked);
        for (const { id, profile } of open)
          if (profile.blocked.includes(origin))
            await profiles.update(id, (current) => {
              current.blocked = current.blocked.filter((blocked) => blocked !== origin);
            });
        const ids = new Set(open.map(({ id }) => id));
        const others = (await load()).filter((blocked) => blocked.origin !== origin || !ids.has(blocked.characterId));
        await save(others);
        return !others.some((blocked) => blocked.origin === origin);
      }),
    rebuild: (existing) =>
      inTurn(async () => {
        const read = await profiles.readable();
        const ids = new Set(read.map(({ id }) => id));
        const before = await load();
        // A character that was not read may have closed meanwhile: what it blocked is not known to be different.
        const kept = before.filter(({ characterId }) => !ids.has(characterId) && existing.has(characterId));
        const now = [
          ...kept,
          ...read.flatMap(({ id, profile }) => profile.blocked.map((origin) => ({ characterId: id, origin }))),
        ];
        // Most starts of the worker find what they left.
        if (!isMirrored || JSON.stringify(now) !== JSON.stringify(before)) await save(now);
      }),
  };
}

/** Without its port and a dot at its end, which leads to the same computers; `null` for a name without a dot and for an IP address. */
function registrable(name: string): string | null {
  const domain = name.replace(/:\d+$/, '').replace(/\.$/, '');
  return domain.includes('.') && !/^[\d.]+$/.test(domain) && !domain.startsWith('[') ? domain : null;
}
