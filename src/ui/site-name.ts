/**
 * Names of sites on pages. A part that shows one is loaded with the package's list of public suffixes. If the list is missing or damaged, the
 * part does not come (components/missing-part.tsx tells the person), and not before the page is loaded anew: a browser evaluates no module twice.
 */
import { SUFFIX_LIST, suffixesIn } from '../messaging/public-suffixes.ts';
import { type SiteName, siteNameBy } from '../messaging/site-name.ts';

const answer = await fetch(`/${SUFFIX_LIST}`);
if (!answer.ok) throw new Error(`The package has no ${SUFFIX_LIST}.`);
const suffixes = suffixesIn(new Uint8Array(await answer.arrayBuffer()));

/** The same as `siteNameBy`, with the list. */
export const siteName = (origin: string): SiteName => siteNameBy(suffixes, origin);
