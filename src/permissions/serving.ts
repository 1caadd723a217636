/** Which of all grants serves a site. Reads nothing: the first script of the worker asks it, too. */
import type { SiteGrant } from './grant.ts';
import { DEFAULT_CHAIN_ID } from './networks.ts';

/** The one grant that serves the site, whatever is in it. See [Note: One character per site] in permissions.ts. */
export function servingAny(grants: readonly SiteGrant[], origin: string): SiteGrant | null {
  const [first, second] = grants.filter((grant) => grant.origin === origin && grant.serves);
  return first && !second ? first : null;
}

/** The grant, if it has accounts. */
export const servesAccounts = (grant: SiteGrant | null): SiteGrant | null =>
  grant && grant.accounts.length > 0 ? grant : null;

/** The grant, if it has a Nostr key. */
export const servesNostr = (grant: SiteGrant | null): SiteGrant | null => (grant?.nostr ? grant : null);

/** The network of a site: that of its connection, else the one that it chose before it was connected. */
export const networkOf = (grant: SiteGrant | null, chosen: number | null): number =>
  grant?.chainId ?? chosen ?? DEFAULT_CHAIN_ID;
