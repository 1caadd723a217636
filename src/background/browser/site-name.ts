/**
 * Names of sites in the worker: it reads the package's list of public suffixes when the first one is asked for. If the list is missing or
 * damaged, no site has a name: each call fails, and the next one tries again.
 */
import { lazyLoad } from '../../lib/lazy.ts';
import { SUFFIX_LIST, suffixesIn } from '../../messaging/public-suffixes.ts';
import { type SiteNames, siteNameBy } from '../../messaging/site-name.ts';
import { readPackageFile } from './package-file.ts';

const suffixes = lazyLoad(async () => suffixesIn(await readPackageFile(SUFFIX_LIST)));

export const siteName: SiteNames = async (origin) => siteNameBy(await suffixes(), origin);
