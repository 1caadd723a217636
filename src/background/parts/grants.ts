/** Creates the parts that decide what a site may do: the grants of the open characters, blocked and phishing sites, permissions. */
import type { SiteGrant } from '../../permissions/grant.ts';
import { createPermissions, type Permissions } from '../../permissions/permissions.ts';
import type { Session } from '../../session/session.ts';
import { createBlockedSites } from '../adapters/blocked-sites.ts';
import { createGrantStore } from '../adapters/grant-store.ts';
import { createPhishingList } from '../adapters/phishing-list.ts';
import { createMemory, type Memories } from '../browser/memory.ts';
import { readPackageFile } from '../browser/package-file.ts';
import { siteName } from '../browser/site-name.ts';
import { REMEMBERED } from '../first-answers/remembered.ts';

export type GrantParts = ReturnType<typeof createGrantParts>;

/** @param announce tells the pages of an origin what they may see now */
export function createGrantParts(
  session: Session,
  memory: Memories,
  announce: (origin: string) => void,
  changed: () => void,
) {
  const grants = createGrantStore(session, memory(REMEMBERED.grants), memory('grants-owed'));
  const blocked = createBlockedSites(session, memory(REMEMBERED.blocked), siteName);
  const phishing = createPhishingList(() => readPackageFile('lists/phishing.bin'));
  const all = createPermissions({
    store: grants,
    // The site's own wish, and the same for every identity: another network after a switch would tell the site of it.
    preferredChains: createMemory(REMEMBERED.wishes),
    clock: Date.now,
    onChange(origins) {
      for (const origin of origins) announce(origin);
      changed();
    },
  });
  const letIn = async (grant: SiteGrant | null): Promise<SiteGrant | null> =>
    grant && (await session.signing.maySiteAsk(grant.characterId, grant.origin)) ? grant : null;
  /** A site that the signing policy keeps out is served by nobody, whatever it was connected with. */
  const permissions: Permissions = {
    ...all,
    serving: async (origin) => letIn(await all.serving(origin)),
    servingNostr: async (origin) => letIn(await all.servingNostr(origin)),
  };
  return { grants, blocked, phishing, permissions };
}
