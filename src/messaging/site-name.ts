/** The name of a site on a screen: its registrable domain, and what stands around it. The only file that uses tldts; asks no server. */
import { getDomain } from 'tldts';

export interface SiteName {
  /** Host and port as the browser writes them: `app.uniswap.org`, `localhost:5173`. Never shortened. */
  whole: string;
  /** What stands before the registrable domain, with its last dot: `app.`; often empty. */
  rest: string;
  /** What somebody registered, with the port: `uniswap.org`. For an address or a local name it is the whole. */
  domain: string;
  /** Has letters outside ASCII, written as xn--: they can look like others. */
  unusualLetters: boolean;
  /** Plain http to another computer: the page can have been changed on its way. */
  insecure: boolean;
}

/**
 * @param origin serialised origin (`https://app.uniswap.org`), as the browser gives it
 * @returns names for screens; a text that is no origin comes back as it is, marked as insecure
 */
export function siteName(origin: string): SiteName {
  const url = parse(origin);
  if (!url) return { whole: origin, rest: '', domain: origin, unusualLetters: false, insecure: true };
  // Names below a shared host (github.io, vercel.app) belong to different people: the private part of the list counts too.
  const domain = getDomain(url.hostname, { allowPrivateDomains: true }) ?? url.hostname;
  const port = url.port === '' ? '' : `:${url.port}`;
  return {
    whole: url.host,
    rest: url.hostname.slice(0, url.hostname.length - domain.length),
    domain: `${domain}${port}`,
    unusualLetters: url.hostname.split('.').some((label) => label.startsWith('xn--')),
    insecure: url.protocol !== 'https:' && !isThisComputer(url.hostname),
  };
}

const isThisComputer = (host: string): boolean =>
  host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);

function parse(origin: string): URL | null {
  try {
    const url = new URL(origin);
    return url.hostname === '' ? null : url;
  } catch {
    return null;
  }
}
