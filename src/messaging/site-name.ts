/** The name of a site on a screen: its registrable domain, and what stands around it. The only file that uses tldts; asks no server. */
import { getDomain } from 'tldts';
import { parseOrigin, type SiteHost, siteHost } from './site-host.ts';

export interface SiteName extends SiteHost {
  /** What stands before the registrable domain, with its last dot: `app.`; often empty. */
  rest: string;
  /** What somebody registered, with the port: `uniswap.org`. For an address or a local name it is the whole. */
  domain: string;
}

/**
 * @param origin serialised origin (`https://app.uniswap.org`), as the browser gives it
 * @returns names for screens; a text that is no origin comes back as it is, marked as insecure
 */
export function siteName(origin: string): SiteName {
  const url = parseOrigin(origin);
  const host = siteHost(origin);
  if (!url) return { ...host, rest: '', domain: origin };
  // Names below a shared host (github.io, vercel.app) belong to different people: the private part of the list counts too.
  const domain = getDomain(url.hostname, { allowPrivateDomains: true }) ?? url.hostname;
  const port = url.port === '' ? '' : `:${url.port}`;
  return {
    ...host,
    rest: url.hostname.slice(0, url.hostname.length - domain.length),
    domain: `${domain}${port}`,
  };
}
