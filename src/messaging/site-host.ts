/** The host of a site as a screen names it, without the list of public suffixes. */

export interface SiteHost {
  /** Host and port as the browser writes them: `app.uniswap.org`, `localhost:5173`. Never shortened. */
  whole: string;
  /** Has letters outside ASCII, written as xn--: they can look like others. */
  unusualLetters: boolean;
  /** Plain http to another computer: the page can have been changed on its way. */
  insecure: boolean;
}

/**
 * @param origin serialised origin (`https://app.uniswap.org`), as the browser gives it
 * @returns a text that is no origin comes back as it is, marked as insecure
 */
export function siteHost(origin: string): SiteHost {
  const url = parseOrigin(origin);
  if (!url) return { whole: origin, unusualLetters: false, insecure: true };
  return {
    whole: url.host,
    unusualLetters: url.hostname.split('.').some((label) => label.startsWith('xn--')),
    insecure: url.protocol !== 'https:' && !isThisComputer(url.hostname),
  };
}

const isThisComputer = (host: string): boolean =>
  host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);

/** `null`: it is no origin of a host. */
export function parseOrigin(origin: string): URL | null {
  try {
    const url = new URL(origin);
    return url.hostname === '' ? null : url;
  } catch {
    return null;
  }
}
