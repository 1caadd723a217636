/** Names of sites in the worker: it reads the package's list of public suffixes when the first one is asked for. */
import { lazyLoad } from '../../lib/lazy.ts';
import { SUFFIX_LIST } from '../../messaging/public-suffixes.ts';
import { type SiteNames, siteNameBy } from '../../messaging/site-name.ts';
import { readPackageFile } from './package-file.ts';

const suffixes = lazyLoad(() => readPackageFile(SUFFIX_LIST));

export const siteName: SiteNames = async (origin) => siteNameBy(await suffixes(), origin);
