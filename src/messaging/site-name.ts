/** The name of a site on a screen: its registrable domain, and what stands around it. Asks no server. */
import { registrableStart } from './public-suffixes.ts';
import { parseOrigin, type SiteHost, siteHost } from './site-host.ts';

export interface SiteName extends SiteHost {
  /** What stands before the registrable domain, with its last dot: `app.`; often empty. */
  rest: string;
  /** What somebody registered, with the port: `uniswap.org`. For an address or a local name it is the whole. */
  domain: string;
}

/** Gives the names of a site, by a list that may have to be read first. */
export type SiteNames = (origin: string) => Promise<SiteName>;

/**
 * @param suffixes the list of public suffixes, as `suffixesIn` gives it
 * @param origin serialised origin (`https://app.uniswap.org`), as the browser gives it
 * @returns names for screens; a text that is no origin comes back as it is, marked as insecure
 */
export function siteNameBy(suffixes: Uint8Array, origin: string): SiteName {
  const url = parseOrigin(origin);
  const host = siteHost(origin);
  if (!url) return { ...host, rest: '', domain: origin };
  const { hostname } = url;
  // Names below a shared host (github.io, vercel.app) belong to different people: the list has those too.
  const start = isAddress(hostname) ? 0 : registrableStart(suffixes, hostname.replace(/\.$/, ''));
  return { ...host, rest: hostname.slice(0, start), domain: host.whole.slice(start) };
}

/** Of IP: a URL reads every host with a number as its last label as one. */
const isAddress = (hostname: string): boolean => hostname.startsWith('[') || /(^|\.)\d+\.?$/.test(hostname);
