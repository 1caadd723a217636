/** Names of sites for tests, by the list that a build puts into the package. */
import { publicSuffixes } from '../../scripts/lib/public-suffixes.mjs';
import { lazy } from '../lib/lazy.ts';
import { suffixesIn } from '../messaging/public-suffixes.ts';
import { type SiteName, type SiteNames, siteNameBy } from '../messaging/site-name.ts';

const suffixes = lazy(() => suffixesIn(publicSuffixes()));

export const siteNameOf = (origin: string): SiteName => siteNameBy(suffixes(), origin);

/** As the worker gives them. */
export const siteName: SiteNames = async (origin) => siteNameOf(origin);
