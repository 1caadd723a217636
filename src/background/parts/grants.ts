/** Makes what says which site may do what: the grants of the open characters, blocked sites, permissions. */
import { createPermissions, type Permissions } from '../../permissions/permissions.ts';
import type { Session } from '../../session/session.ts';
import { createBlockedSites } from '../adapters/blocked-sites.ts';
import { createGrantStore } from '../adapters/grant-store.ts';
import { createMemory, type Memories } from '../browser/memory.ts';

export type GrantParts = ReturnType<typeof createGrantParts>;

/** @param announce tells the pages of an origin what they may see now */
export function createGrantParts(
  session: Session,
  memory: Memories,
  announce: (origin: string) => void,
  changed: () => void,
) {
  const grants = createGrantStore(session, memory('grants'), memory('grants-owed'));
  const blocked = createBlockedSites(session, memory('blocked'));
  const all = createPermissions({
    store: grants,
    // The site's own wish, and the same for every identity: another network after a switch would tell the site of it.
    preferredChains: createMemory('wished-networks'),
    clock: Date.now,
    onChange(origins) {
      for (const origin of origins) announce(origin);
      changed();
    },
  });
  /** A site that the signing policy keeps out is served by nobody, whatever it was connected with. */
  const permissions: Permissions = {
    ...all,
    async serving(origin) {
      const grant = await all.serving(origin);
      return grant && (await session.signing.maySiteAsk(grant.characterId, origin)) ? grant : null;
    },
  };
  return { grants, blocked, permissions };
}
