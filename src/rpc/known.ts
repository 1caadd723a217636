/** What the quick answers of a site are made of (quick-answers.ts). */
import type { SiteGrant } from '../permissions/grant.ts';

export interface Known {
  /** The grant that serves the site. */
  grant: SiteGrant | null;
  /** The network the site is on. */
  chainId: number;
  /** Of the wallet. */
  version: string;
}
